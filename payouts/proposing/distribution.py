"""Posting a final proposal to the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accounts.models import User
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
    shares = list(Share.objects.filter(proposal=proposal, amount__gt=0))
    held = dict(Hold.objects.filter(share__proposal=proposal).values_list("share", "amount"))
    payees = _payees([share.person_id for share in shares])
    payable = books.payables(list(payees.values()), currency)
    kept = books.held([payees[share.person_id] for share in shares if share.pk in held], currency)
    lines = [
        (books.undistributed(production, currency), proposal.profit),
        (books.company(currency), -proposal.company),
        (books.community_pool(currency), -proposal.unallocated),
    ]
    for share in shares:
        payee, waits = payees[share.person_id].pk, held.get(share.pk, 0)
        lines.append((payable[payee], waits - share.amount))
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
    kept = books.held([payees[hold.share.person_id]], currency)
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


def _payees(people: Sequence[int]) -> dict[int, Payee]:
    """By person id. A payee is made for whoever had none; they need no account on the site."""
    found = {payee.person_id: payee for payee in Payee.objects.filter(person__in=people)}
    if missing := [person for person in people if person not in found]:
        made = [Payee(person_id=person) for person in missing]
        Payee.objects.bulk_create(made, ignore_conflicts=True)
        found |= {payee.person_id: payee for payee in Payee.objects.filter(person__in=missing)}
    return found
