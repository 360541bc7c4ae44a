"""How far a share is on its way from a proposal to the person, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from hitrecord.foundation.numbers import money
from payouts import books
from payouts.models import Share, State

Said = tuple[str, str, str]
"""(name for the style, label, detail)"""
Booked = dict[tuple[str, int], list[books.Earned]]
"""By the key of the entry and the person it was booked for."""


def by_entry(earned: Iterable[books.Earned]) -> Booked:
    found: Booked = defaultdict(list)
    for one in earned:
        found[one.key, one.person].append(one)
    return found


def keys_of(shares: Iterable[Share]) -> list[str]:
    """Of the entries that booked them, as far as they are booked."""
    booked = [share for share in shares if share.proposal.state == State.DISTRIBUTED]
    holds = [hold for share in booked if (hold := getattr(share, "hold", None)) and hold.paid]
    return [one.entry_key for one in (*(share.proposal for share in booked), *holds)]


def said_of(share: Share, booked: Booked) -> Said:
    proposal = share.proposal
    if proposal.state == State.FINAL:
        return "final", _("Final"), _("agreed, not yet booked")
    if proposal.state != State.DISTRIBUTED:
        return "proposed", _("Proposed"), _("may still change")
    lines = list(booked.get((proposal.entry_key, share.person_id), []))
    hold = getattr(share, "hold", None)
    if hold is not None and hold.paid:
        lines += booked.get((hold.entry_key, share.person_id), [])
    return said_of_lines(lines, proposal.currency)


def said_of_lines(lines: Iterable[books.Earned], currency: str) -> Said:
    """What was booked first leaves first, whatever was booked since."""
    listed = list(lines)
    amount, paid = sum(one.amount for one in listed), sum(one.paid for one in listed)
    set_off, flying = sum(one.set_off for one in listed), sum(one.flying for one in listed)
    if amount and paid == amount:
        return "paid", _("Paid"), _("has left for your account")
    if amount and paid + set_off == amount:
        return _said_set_off(paid, set_off, currency)
    if flying and paid + set_off + flying == amount:
        return "payable", _("On its way"), _("is on its way to your account")
    if paid + set_off + flying:
        part = {"amount": money(paid + set_off + flying, currency)}
        return "payable", _("Payable"), _("booked for you; %(amount)s of it has left") % part
    return "payable", _("Payable"), _("booked for you")


def _said_set_off(paid: int, set_off: int, currency: str) -> Said:
    """Nothing of it waits, and not all of it was paid."""
    if not paid:
        return "paid", _("Set off"), _("against what you were paid wrongly before")
    parts = {"paid": money(paid, currency), "off": money(set_off, currency)}
    words = _("%(paid)s has left for your account, %(off)s was set off") % parts
    return "paid", _("Paid"), words
