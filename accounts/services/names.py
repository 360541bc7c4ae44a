"""When somebody leaves and lets their name go, another one stands for it in what people were told
or will be."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat, Left, Substr

from accounts.models import Announcement, Notice, Person
from accounts.services.titles import LONGEST


def rename(*, person: Person, old: str, new: str) -> None:
    """In what says what they did: those sentences begin with who did it, in every language. Where
    else the same letters stand they are somebody's own words."""
    _begin_with(Notice.objects.filter(actor=person), old, new)
    news = Announcement.objects.filter(actor=person)
    _begin_with(news, old, new)
    for row in news.filter(wording__held__name=old).only("wording").iterator():
        # Whoever is still told reads it in their own language, made again from its parts.
        row.wording["held"]["name"] = new
        row.save(update_fields=["wording"])


def _begin_with(rows: QuerySet[Any], old: str, new: str) -> None:
    said = Q(subject__startswith=f"{old} ") | Q(subject__startswith=f"{old}:")
    rest = Substr(F("subject"), len(old) + 1)
    rows.filter(said).update(subject=Left(Concat(Value(new), rest), LONGEST))
