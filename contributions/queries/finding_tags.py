"""Tags by their name or the name of an alias: those that lead this reader to a work."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Count, Exists, F, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from contributions.models import Contribution, Tag
from hitrecord.foundation.asked import Asked, is_sign
from hitrecord.foundation.document import LANGUAGE
from hitrecord.foundation.finding import query_of
from hitrecord.foundation.once import Once

MOST = 40


def find_tags(asked: Asked, *, reader: Any, viewing: str) -> list[Tag]:
    """With `works`, how many there are of each. Most words are in no tag: then no works are
    counted."""
    tags = list(_said(asked)) if asked.words else []
    known = {"reader": reader.pk} if reader.is_authenticated else {}
    return list(_SHOWN(viewing, tags=tags, **known)) if tags else []


def _said(asked: Asked) -> QuerySet[Any]:
    near = Q(words=query_of(asked))
    if not asked.is_exact:
        for word in (word for word in asked.words if not is_sign(word)):
            near |= Q(name__trigram_word_similar=word)
    said = _with_words().filter(near).annotate(tag=Coalesce("alias_of", "pk"))
    return said.values_list("tag", flat=True)[: 3 * MOST]


def _shown(viewing: str, *, tags: list[int], reader: int = 0) -> QuerySet[Tag]:
    known = User(pk=reader) if reader else AnonymousUser()
    works = Contribution.objects.published().suited_to(viewing).welcome_to(known)
    led = Tag.objects.proper().filter(Exists(works.filter(tags=OuterRef("pk"))), pk__in=tags)
    counted = led.annotate(works=Count("contributions", filter=Q(contributions__in=works)))
    return counted.order_by("-works", "name")[:MOST]


_SHOWN: Final = Once(_shown)


def _with_words() -> QuerySet[Tag]:
    """The very expression that is indexed."""
    vector = f"to_tsvector('{LANGUAGE}'::regconfig, accounts_signs_spelled(%(expressions)s))"
    words = Func(F("name"), template=vector, output_field=SearchVectorField())
    return Tag.objects.annotate(words=words)
