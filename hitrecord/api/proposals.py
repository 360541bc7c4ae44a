"""Who gets what. Amounts are whole minor units (cents) with their currency beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from hitrecord.api.answers import Data, public
from hitrecord.api.paging import link, page
from hitrecord.api.work_data import Item, api_link
from payouts.models import Proposal, Share
from payouts.queries.naming import address_for

FIGURES = ("income", "costs", "company", "pool", "unallocated")


@public
def proposals(request: HttpRequest) -> Data:
    """Every one that was published, the revised ones too."""
    return page(request, _listed(), lambda found: [_proposal(each) for each in found])


@public
def proposal(request: HttpRequest, pk: int) -> Data:
    return _proposal(get_object_or_404(_listed(), pk=pk))


@public
def shares(request: HttpRequest, pk: int) -> Data:
    found = get_object_or_404(_listed(), pk=pk)
    rows = Share.objects.filter(proposal=found).select_related("person__user")
    return page(request, rows, lambda some: _shares(found, some))


def _listed() -> QuerySet[Proposal]:
    known = Proposal.objects.published().select_related(
        "production__project", "distribution", "revises"
    )
    return known.defer("document", "head", "revises__document", "revises__head")


def _proposal(proposal: Proposal) -> Item:
    return {
        "id": proposal.pk,
        "url": link(proposal.get_absolute_url()),
        "production": address_for(AnonymousUser(), proposal.production),
        "state": str(proposal.state),
        "pool_from": proposal.kind,
        "revision": proposal.number,
        "revises": proposal.revises_id,
        "opened_at": proposal.opened_at,
        "final_at": proposal.final_at,
        "currency": proposal.currency,
        **{name: getattr(proposal, name) for name in FIGURES},
        "document_hash": proposal.document_hash,
        "links": {
            "self": api_link("api_proposal", proposal.pk),
            "shares": api_link("api_shares", proposal.pk),
            "document": api_link("proposal_document", proposal.pk),
        },
    }


def _shares(proposal: Proposal, shares: Sequence[Share]) -> Iterable[Item]:
    return [
        {
            "person": each.person.key,
            "name": each.person.credit_name,
            "url": link(each.person.get_absolute_url()),
            "grains": each.grains,
            "amount": each.amount,
            "currency": proposal.currency,
        }
        for each in shares
    ]
