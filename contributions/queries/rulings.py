"""How sources stand after what was decided about them; Standing is the view that knows it."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from contributions.models import Source, Version

STRUCK: Final = "SELECT edge_id FROM contributions_standing WHERE relation = ''"
"""For statements that walk: sources whose ids are in it do not count."""


COUNTS: Final = ~Q(standing__relation="")
"""For a query of sources: without those that were found not to be any."""


def counting(edges: QuerySet[Source]) -> QuerySet[Any]:
    """Without those that were found not to be sources; each with its `bond`, the relation that
    counts, and with `disputed`, the id of a dispute that is open, or None."""
    return ruled(edges).filter(COUNTS)


def ruled(edges: QuerySet[Source]) -> QuerySet[Any]:
    """As `counting`, but with those that do not count: their `bond` is ""."""
    return edges.annotate(
        bond=Coalesce("standing__relation", "relation"),
        disputed=F("standing__disputed"),
    )


def named_source(derivative: Version, source: Version) -> Source | None:
    """The source that counts between the two, if there is one."""
    return counting(Source.objects.filter(derivative=derivative, source=source)).first()
