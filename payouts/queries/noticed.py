"""What is booked and not paid yet of shares in productions with a work that a copyright notice
stands against. Only that waits; whatever else is on the same account is paid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.db.models import QuerySet

from contributions.models import Authorship, CopyrightNotice
from payouts.domain.payout_states import SENT
from payouts.models import Clawback, Clearance, KeptBack, Payee, Payout, Share
from payouts.queries.booked import Booked, PayeeCurrency, booked
from payouts.queries.reached import Against, reached_among, standing

Ends = set[tuple[int, int, str]]
"""Payee, notice and currency; no currency stands for all."""


def noticed(
    payees: Iterable[Payee],
    *,
    but: Payout | None = None,
    because_of: CopyrightNotice | None = None,
) -> dict[PayeeCurrency, list[Booked]]:
    """By payee id and currency, the oldest first. One statement as long as no notice stands
    anywhere, a constant number otherwise. What left with the payout `but` counts as not paid."""
    against = standing(because_of)
    by_person = {payee.person_id: payee.pk for payee in payees}
    theirs: dict[int, dict[int, list[CopyrightNotice]]] = defaultdict(dict)
    if against:
        rows = Authorship.objects.filter(person__in=by_person, version__in=against)
        for person, version in rows.values_list("person", "version"):
            theirs[person][version] = against[version]
    return _unpaid(theirs, by_person, but) if theirs else {}


def is_in(payout: Payout) -> bool:
    """Whether what the payout takes, or took, has such money in it."""
    found = noticed([payout.payee], but=payout).get((payout.payee_id, payout.currency), [])
    without = set(KeptBack.objects.filter(payout=payout).values_list("share", flat=True))
    return any(one.at < payout.made_at and one.share not in without for one in found)


def _unpaid(
    theirs: Mapping[int, Mapping[int, list[CopyrightNotice]]],
    by_person: Mapping[int, int],
    but: Payout | None,
) -> dict[PayeeCurrency, list[Booked]]:
    payees = [by_person[person] for person in theirs]
    ended, sent = _ended(payees), _sent(payees, but)
    shares = Share.objects.filter(
        person__in=theirs, amount__gt=0, proposal__distribution__isnull=False
    )
    because: dict[int, CopyrightNotice] = {}
    for share, notices in _in_them(shares, theirs):
        payee, currency = by_person[share.person_id], share.proposal.currency
        for notice in notices:
            if not ended & {(payee, notice.pk, currency), (payee, notice.pk, "")}:
                because.setdefault(share.pk, notice)
    found = defaultdict(list)
    for purse, one in booked(because, by_person):
        if not any(at > one.at and one.share not in without for at, without in sent[purse]):
            found[purse].append(one)
    return dict(found)


def _in_them(
    shares: QuerySet[Share], theirs: Mapping[int, Against]
) -> Iterator[tuple[Share, list[CopyrightNotice]]]:
    """With the notices against what their proposal reached of works by whom they are for."""
    unread = shares.select_related("proposal").defer("proposal__document", "proposal__head")
    first = {one: one.proposal.follows_id or one.proposal_id for one in unread}
    inside = reached_among(first.values(), {each for one in theirs.values() for each in one})
    for share, proposal in first.items():
        against = theirs[share.person_id]
        found = sorted(inside[proposal] & against.keys())
        yield share, [notice for version in found for notice in against[version]]


def _ended(payees: list[int]) -> Ends:
    """Finance took it from them for this notice, or decided that it is theirs."""
    taken = Clawback.objects.filter(payee__in=payees, confirmed_at__isnull=False)
    theirs = Clearance.objects.confirmed().filter(payee__in=payees)
    return {
        *taken.exclude(notice=None).values_list("payee", "notice", "currency"),
        *((payee, notice, "") for payee, notice in theirs.values_list("payee", "notice")),
    }


def _sent(
    payees: list[int], but: Payout | None
) -> dict[PayeeCurrency, list[tuple[datetime, set[int]]]]:
    """When what left was made up, and of which shares it took nothing."""
    left = Payout.objects.filter(state__in=SENT, payee__in=payees)
    left = left.exclude(pk=but.pk) if but else left
    without = defaultdict(set)
    for payout, share in KeptBack.objects.filter(payout__in=left).values_list("payout", "share"):
        without[payout].add(share)
    found = defaultdict(list)
    for payout in left:
        found[payout.payee_id, payout.currency].append((payout.made_at, without[payout.pk]))
    return found
