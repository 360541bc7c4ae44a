"""Posting a final proposal to the books."""

from __future__ import annotations

from accounts.models import User
from payouts import books
from payouts.models import Distribution, Payee, Proposal, Share


def entry_key(proposal: Proposal) -> str:
    return f"distribution:{proposal.pk}"


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
    accounts = _payable_accounts(proposal)
    lines = [
        (books.undistributed(production, currency), proposal.profit),
        (books.company(currency), -proposal.company),
        (books.community_pool(currency), -proposal.unallocated),
    ]
    shares = Share.objects.filter(proposal=proposal, amount__gt=0)
    lines += [(accounts[share.person_id], -share.amount) for share in shares]
    books.post(
        key=entry_key(proposal),
        kind="distribution",
        lines=lines,
        source=distribution,
        actor=by,
        memo=f"{proposal.production}",
    )


def _payable_accounts(proposal: Proposal) -> dict[int, books.Account]:
    """By person id. A payee is made for whoever had none; they need no account on the site."""
    people = list(
        Share.objects.filter(proposal=proposal, amount__gt=0).values_list("person_id", flat=True)
    )
    Payee.objects.bulk_create([Payee(person_id=person) for person in people], ignore_conflicts=True)
    payees = list(Payee.objects.filter(person__in=people))
    accounts = books.payables(payees, proposal.currency)
    return {payee.person_id: accounts[payee.pk] for payee in payees}
