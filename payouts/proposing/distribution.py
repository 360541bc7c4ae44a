"""Posting a final proposal to the books."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import QuerySet

from accounts.models import Person, User
from payouts import books
from payouts.models import Distribution, Hold, Payee, Proposal, Share


def post(distribution: Distribution, *, by: User) -> None:
    """Close the period's income and costs, then hand out what is left. Safe to run twice."""
    proposal = distribution.proposal
    _close(proposal, distribution, by)
    _hand_out(proposal, distribution, by)


def _close(proposal: Proposal, distribution: Distribution, by: User) -> None:
    production, currency = proposal.production_id, proposal.currency
    books.post(
        key=f"close:{proposal.pk}",
        kind="close",
        lines=[
            (books.revenue(production, currency), proposal.income),
            (books.cost(production, currency), -proposal.costs),
            (books.undistributed(production, currency), -proposal.profit),
        ],
        source=distribution,
        actor=by,
        memo=f"Profit of {proposal}",
    )


def _hand_out(proposal: Proposal, distribution: Distribution, by: User) -> None:
    production, currency = proposal.production_id, proposal.currency
    held = dict(Hold.objects.filter(share__proposal=proposal).values_list("share", "amount"))
    shares = _with_payees(Share.objects.filter(proposal=proposal, amount__gt=0).order_by())
    payable = books.payables_of([payee for _share, _amount, payee in shares], currency)
    kept = books.held([payee for share, _amount, payee in shares if share in held], currency)
    lines = [
        (books.undistributed(production, currency), proposal.profit),
        (books.company(currency), -proposal.company),
        (books.community_pool(currency), -proposal.unallocated),
    ]
    for share, amount, payee in shares:
        waits = held.get(share, 0)
        lines.append((payable[payee], waits - amount))
        if waits:
            lines.append((kept[payee], -waits))
    books.post(
        key=proposal.entry_key,
        kind="distribution",
        lines=lines,
        source=distribution,
        actor=by,
        memo=f"{proposal.production}",
    )


def settle(hold: Hold, parts: Mapping[int, int], *, by: User) -> None:
    """Move a held amount to whom it was decided to belong (minor units by person id); to the
    community pool when nobody is left. Safe to run twice."""
    proposal, currency = hold.share.proposal, hold.share.proposal.currency
    payees = _payees([hold.share.person_id, *parts])
    kept = books.held([payees[hold.share.person_id].pk], currency)
    payable = books.payables([payees[person] for person in parts], currency)
    lines = [(kept[payees[hold.share.person_id].pk], hold.amount)]
    lines += [(payable[payees[person].pk], -amount) for person, amount in parts.items()]
    if not parts:
        lines.append((books.community_pool(currency), -hold.amount))
    books.post(
        key=hold.entry_key,
        kind="settlement",
        lines=lines,
        source=hold,
        actor=by,
        memo=f"{proposal.production}: {hold.decision}",
    )


def _with_payees(shares: QuerySet[Share]) -> list[tuple[int, int, int]]:
    """(share id, minor units, payee id)."""
    _make(shares.filter(person__payee=None).values_list("person", flat=True))
    return list(shares.values_list("pk", "amount", "person__payee"))


def _payees(people: Collection[int]) -> dict[int, Payee]:
    """By person id."""
    _make(Person.objects.filter(pk__in=people, payee=None).values_list("pk", flat=True))
    return {payee.person_id: payee for payee in Payee.objects.filter(person__in=people)}


def _make(people: Iterable[int]) -> None:
    """A payee for whoever had none; they need no account on the site."""
    if made := [Payee(person_id=person) for person in people]:
        Payee.objects.bulk_create(made, ignore_conflicts=True)
