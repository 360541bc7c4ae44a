"""How sources stand after what was decided about them; Standing is the view that knows it."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from contributions.models import Source, Version

_STRUCK: Final = "SELECT edge_id FROM contributions_standing WHERE relation = ''"


def walk(name: str, start: str, *, to: str = "source_id", via: str = "derivative_id") -> str:
    """The part of a recursive statement that goes from some versions along the sources that count,
    to what they were made from, or the other way; each version once, so that diamonds cost nothing.
    The split walks by itself, for it keeps what does not count in its document, and so does the
    choice of a licence, for which only some relations count."""
    return f"""{name}(id) AS (
    {start}
    UNION
    SELECT edge.{to} FROM contributions_source edge JOIN {name} ON edge.{via} = {name}.id
     WHERE edge.id NOT IN ({_STRUCK})
)"""  # noqa: S608 - constants


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
