"""A mark of all that a card says, made by the database: whoever holds the card of a mark need not
read the work again, and whatever changes in a work is another mark."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import MD5, Cast, JSONArray, Left

from contributions.models import (
    Authorship,
    Contribution,
    MediaFile,
    OffsiteSource,
    Recommendation,
    Rendition,
    Source,
)
from contributions.queries.rulings import COUNTS
from hitrecord.foundation.counting import count_of
from hitrecord.foundation.prepared import prepared

EXCERPT_SOURCE: Final = 1200
"""Characters of a text that are fetched for its first lines."""
NAMED: Final = ("person__credit_name", "person__user__handle")
_STATE: Final = ("finished_at", "quarantined_at", "is_final", "percent")
_PROCESSED: Final = [f"processing__{name}" for name in _STATE]


def stamps_of(works: Sequence[int]) -> dict[int, str]:
    """Of those that hang on the wall. To put the statement together would take longer than all the
    rest, so that is done once; the keys come last."""
    sql, parameters = _statement()
    with prepared(), connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, list(works)])
        return dict(cursor.fetchall())


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    facts = ("kind", "title", "alt_text", "current_id", "is_mature", "mature_note")
    opening = MD5(Left("current__text", EXCERPT_SOURCE))
    said = JSONArray(*facts, opening, *COUNTED.values(), its_authors(), Subquery(_file()))
    rows = Contribution.objects.published().values_list("pk", MD5(Cast(said, TextField())))
    sql, parameters = rows.query.sql_with_params()
    return f"{sql} AND contributions_contribution.id = ANY(%s)", parameters


COUNTED: Final = {
    "made_from": count_of(
        Source.objects.filter(COUNTS, derivative=OuterRef("current")), "derivative"
    ),
    "elsewhere": count_of(
        OffsiteSource.objects.filter(derivative=OuterRef("current")), "derivative"
    ),
    "hearts": count_of(
        Recommendation.objects.shown().filter(contribution=OuterRef("pk")), "contribution"
    ),
}
"""Subqueries: joins of sources and hearts would multiply each other."""


def its_authors() -> ArraySubquery:
    named = Authorship.objects.filter(version=OuterRef("current")).order_by("position")
    return ArraySubquery(named.values(its=JSONArray(*NAMED)))


def _file() -> QuerySet[Any]:
    made = Rendition.objects.filter(media=OuterRef("pk")).order_by("role")
    parts = JSONArray("role", "file", "content_type", "width", "height", "size")
    first = MediaFile.objects.filter(version=OuterRef("current"), is_extra=False)
    facts = MD5(Cast("facts", TextField()))
    lease = "processing__lease_token"
    its = JSONArray("id", "kind", facts, *_PROCESSED, lease, ArraySubquery(made.values(its=parts)))
    return first.order_by("position", "id").values(its=its)[:1]
