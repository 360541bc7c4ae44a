"""The sources that somebody's share depends on, to choose a disputed one from by its title."""

from __future__ import annotations

from django.db.models import QuerySet

from contributions.models import About, Dispute, Outcome, Source
from payouts.computing import drafting
from payouts.domain.dependence import sources_towards, versions_towards
from payouts.models import Share
from payouts.queries import sizes
from payouts.queries.reached import reached_among

MOST = 200
"""To choose from."""


def sources_of(share: Share) -> list[Source]:
    """By title. Of a large proposal, whose document takes a worker to read, those of what it
    reaches that name a work of theirs."""
    proposal = share.proposal.follows or share.proposal
    if sizes.is_large(proposal):
        theirs = _titled(Source.objects.filter(source__authorships__person=share.person_id))
        asked = theirs.values_list("derivative", flat=True)
        inside = reached_among([proposal.pk], asked)[proposal.pk]
        return list(theirs.filter(derivative__in=inside)[:MOST])
    edges = sources_towards(drafting.unpack(proposal), share.person.key)
    among = Source.objects.filter(
        derivative__in={newer for newer, _older in edges},
        source__in={older for _newer, older in edges},
    )
    found = [one for one in _titled(among) if (one.derivative_id, one.source_id) in edges]
    return found[:MOST]


def claims_of(share: Share) -> list[Dispute]:
    """Claims that a work their money comes through has a source that is not named. Of a large
    proposal, of works of theirs."""
    proposal = share.proposal.follows or share.proposal
    claims = Dispute.objects.filter(about=About.MISSING, outcome__in=["", Outcome.UPHELD])
    if sizes.is_large(proposal):
        claims = claims.filter(derivative__authorships__person=share.person_id)
        asked = claims.values_list("derivative", flat=True)
        through = reached_among([proposal.pk], asked)[proposal.pk]
        known = set()
    else:
        document = drafting.unpack(proposal)
        through = versions_towards(document, share.person.key)
        known = {(one["derivative"], one["source"]) for one in document.get("sources", ())}
    found = claims.filter(derivative__in=through).for_reading().order_by("raised_at", "pk")
    return [one for one in found if (one.derivative_id, one.source_id) not in known][:MOST]


def _titled(sources: QuerySet[Source]) -> QuerySet[Source]:
    titles = ("derivative__contribution__title", "source__contribution__title", "pk")
    related = sources.select_related("derivative__contribution", "source__contribution")
    return related.order_by(*titles)
