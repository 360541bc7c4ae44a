"""The sources that somebody's share depends on, to choose a disputed one from by its title."""

from __future__ import annotations

from django.db.models import QuerySet

from contributions.models import Source
from payouts import drafting, errands
from payouts.domain.dependence import sources_towards
from payouts.models import Share
from payouts.noticed import reached_among

MOST = 200
"""To choose from."""


def sources_of(share: Share) -> list[Source]:
    """By title. Of a large proposal, whose document takes a worker to read, those of what it
    reaches that name a work of theirs."""
    if errands.is_large(share.proposal):
        theirs = _titled(Source.objects.filter(source__authorships__person=share.person_id))
        inside = reached_among(share.proposal, theirs.values_list("derivative", flat=True))
        return list(theirs.filter(derivative__in=inside)[:MOST])
    edges = sources_towards(drafting.unpack(share.proposal), share.person.key)
    among = Source.objects.filter(
        derivative__in={newer for newer, _older in edges},
        source__in={older for _newer, older in edges},
    )
    found = [one for one in _titled(among) if (one.derivative_id, one.source_id) in edges]
    return found[:MOST]


def _titled(sources: QuerySet[Source]) -> QuerySet[Source]:
    titles = ("derivative__contribution__title", "source__contribution__title", "pk")
    related = sources.select_related("derivative__contribution", "source__contribution")
    return related.order_by(*titles)
