"""Rows with a search document that answer what was asked, best first.

Of what everybody says the newest are ranked: whatever is typed, no search reads more than that.
When few rows say exactly these words, those that nearly do follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.lookups import Unaccent
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import BigIntegerField, F, Func, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from hitrecord.foundation.asked import Asked, slips
from hitrecord.foundation.document import LANGUAGE

RANKED, MOST, FEW = 10_000, 1_000, 12


def query_of(asked: Asked) -> SearchQuery:
    return SearchQuery(asked.text, config=LANGUAGE, search_type="websearch")


def best(rows: QuerySet[Any], asked: Asked, *fields: str) -> list[tuple[Any, ...]]:
    """Keys and `fields` of at most a thousand of them; one statement, or two when few are found."""
    if not asked.words:
        return []
    found = list(_exactly(rows, asked).values_list("pk", *fields)[:MOST])
    if len(found) >= FEW or asked.is_exact:
        return found
    return list(_nearly(rows, asked).values_list("pk", *fields)[:MOST])


def in_order(rows: QuerySet[Any], keys: Sequence[int]) -> QuerySet[Any]:
    wanted = Value(list(keys), output_field=ArrayField(BigIntegerField()))
    place = Func(wanted, F("pk"), function="array_position", output_field=IntegerField())
    return rows.filter(pk__in=keys).order_by(place)


def saying(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Those that say exactly this; the newest, in no order."""
    return _newest(rows.filter(document__words=query_of(asked)))


def _exactly(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    found = saying(rows, asked).annotate(rank=_rank(query_of(asked)))
    ranked: QuerySet[Any] = found.order_by("-rank", "-pk")
    return ranked


def _nearly(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    """Each word is there, or one that looks like it is in the title, the names or the tags. What
    says it exactly is among them: the database may cut words elsewhere than we do."""
    query = query_of(asked)
    alike = sum((_likeness(word) for word in asked.words), Value(0.0))
    nearly = reduce(and_, (_says_nearly(word) for word in asked.words))
    found = _newest(rows.filter(Q(document__words=query) | nearly))
    near = found.annotate(rank=_rank(query), alike=alike)
    ranked: QuerySet[Any] = near.order_by("-rank", "-alike", "-pk")
    return ranked


def _says_nearly(word: str) -> Q:
    slip = SearchQuery(" | ".join(slips(word)), config=LANGUAGE, search_type="raw")
    near = Q(document__words=slip) | Q(document__names__trigram_word_similar=_plain(word))
    if word.lower() == word.upper() and not word.isascii():
        # Written without spaces between words.
        near |= Q(document__names__contains=word)
    return near


def _newest(rows: QuerySet[Any]) -> QuerySet[Any]:
    every: QuerySet[Any] = rows.model._base_manager.all()
    return every.filter(pk__in=rows.order_by("-pk").values("pk")[:RANKED])


def _likeness(word: str) -> Combinable:
    return TrigramWordSimilarity(_plain(word), "document__names")  # type: ignore[arg-type]


def _rank(query: SearchQuery) -> SearchRank:
    return SearchRank(F("document__words"), query)


def _plain(word: str) -> Unaccent:
    return Unaccent(Value(word))
