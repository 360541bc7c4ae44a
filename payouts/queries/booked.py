"""What came to payees of single shares, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from contributions.models import CopyrightNotice
from payouts import books
from payouts.models import Hold, Share

PayeeCurrency = tuple[int, str]
"""A payee's id and a currency."""


@dataclass(frozen=True, slots=True)
class Booked:
    """Minor units of a share (its id), which `notice` keeps back as long as they are not paid."""

    share: int
    amount: int
    at: datetime
    notice: CopyrightNotice


def booked(
    because: Mapping[int, CopyrightNotice], by_person: Mapping[int, int]
) -> Iterator[tuple[PayeeCurrency, Booked]]:
    """Of these shares, the oldest first: at the distribution, and when what was held of it came to
    its person, or what was held of others came to them all."""
    rows = Share.objects.filter(pk__in=because).select_related("proposal__distribution")
    shares = list(rows.defer("proposal__document", "proposal__head"))
    steps = _steps(shares)
    lines = books.credited(steps, by_person.values())
    by_share = {(one.proposal_id, by_person[one.person_id]): one for one in shares}
    for key, (proposal, at) in sorted(steps.items(), key=lambda step: (step[1][1], step[0])):
        for payee, amount in lines.get(key, {}).items():
            share = by_share.get((proposal, payee))
            if share and amount > 0:
                purse = payee, share.proposal.currency
                yield purse, Booked(share.pk, amount, at, because[share.pk])


def _steps(shares: Sequence[Share]) -> dict[str, tuple[int, datetime]]:
    """By key of the entry, of which proposal it was and when."""
    proposals = {one.proposal for one in shares}
    holds = Hold.objects.filter(share__proposal__in=proposals).select_related("share")
    return {
        **{f"distribution:{one.pk}": (one.pk, one.distribution.made_at) for one in proposals},
        **{
            f"settle:hold:{one.pk}": (one.share.proposal_id, one.settled_at)
            for one in holds
            if one.settled_at
        },
    }


def within(found: Sequence[Booked], balance: int) -> list[Booked]:
    """No more of it than lies there: the rest was set off meanwhile. The newest gives way."""
    kept = []
    for one in found:
        amount = min(one.amount, balance)
        balance -= amount
        kept += [replace(one, amount=amount)] if amount > 0 else []
    return kept


def per_share(found: Iterable[Booked]) -> Iterator[tuple[int, CopyrightNotice, int]]:
    for share, lines in groupby(sorted(found, key=_share), key=_share):
        theirs = list(lines)
        yield share, theirs[0].notice, sum(one.amount for one in theirs)


def _share(one: Booked) -> int:
    return one.share
