"""Tags by their name or the name of an alias: those that lead this reader to a work."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Count, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from contributions.models import Contribution, Tag
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.document import LANGUAGE
from hitrecord.foundation.finding import query_of

MOST = 40


def find_tags(asked: Asked, *, reader: Any, viewing: str) -> list[Tag]:
    """With `works`, how many there are of each."""
    if not asked.words:
        return []
    near = Q(words=query_of(asked))
    if not asked.is_exact:
        for word in asked.words:
            near |= Q(name__trigram_word_similar=word)
    said = _with_words().filter(near).annotate(tag=Coalesce("alias_of", "pk")).values("tag")
    works = Contribution.objects.published().suited_to(viewing).welcome_to(reader)
    tags = Tag.objects.proper().filter(
        Exists(works.filter(tags=OuterRef("pk"))), pk__in=said.values("tag")[: 3 * MOST]
    )
    counted = tags.annotate(works=Count("contributions", filter=Q(contributions__in=works)))
    return list(counted.order_by("-works", "name")[:MOST])


def _with_words() -> QuerySet[Tag]:
    """The very expression that is indexed."""
    vector = f"to_tsvector('{LANGUAGE}'::regconfig, %(expressions)s)"
    words = Func(F("name"), template=vector, output_field=SearchVectorField())
    return Tag.objects.annotate(words=words)
