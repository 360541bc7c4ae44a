"""Rows with a search document that answer what was asked, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db.models import BigIntegerField, F, Func, IntegerField, QuerySet, Value

from hitrecord.foundation.asked import Asked
from hitrecord.foundation.document import LANGUAGE
from hitrecord.foundation.documents import RANKED, keys_of


def query_of(asked: Asked) -> SearchQuery:
    return SearchQuery(asked.sought, config=LANGUAGE, search_type="websearch")


def best(
    rows: QuerySet[Any], asked: Asked, *fields: str, keys: Sequence[int] | None = None
) -> list[tuple[Any, ...]]:
    """Keys and `fields` of at most a thousand; two or three statements, or one with the `keys` that
    somebody looked up before."""
    if keys is None:
        keys = keys_of({"": rows.model}, asked)[""]
    if not keys:
        return []
    found = {row[0]: row for row in rows.filter(pk__in=keys).values_list("pk", *fields)}
    return [found[key] for key in keys if key in found]


def in_order(rows: QuerySet[Any], keys: Sequence[int]) -> QuerySet[Any]:
    wanted = Value(list(keys), output_field=ArrayField(BigIntegerField()))
    place = Func(wanted, F("pk"), function="array_position", output_field=IntegerField())
    return rows.filter(pk__in=keys).order_by(place)


def saying(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Those that say exactly this; the newest, in no order."""
    documents = rows.model._meta.get_field("document").related_model
    newest = documents.objects.filter(words=query_of(asked)).order_by("-pk").values("pk")[:RANKED]
    found: QuerySet[Any] = rows.filter(pk__in=newest)
    return found
