"""When somebody has another name, or leaves and lets theirs go, it stands in what people were told
or will be."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat, Left, Substr

from accounts.models import Announcement, Notice, Person

AT_ONCE: Final = 2_000
LONGEST: Final = 200


def rename(*, person: Person, old: str, new: str) -> None:
    """In what says what they did: those sentences begin with who did it, in every language. Where
    else the same letters stand they are somebody's own words."""
    if old == new:
        return
    _begin_with(Notice.objects.filter(actor=person), old, new)
    news = Announcement.objects.filter(actor=person)
    _begin_with(news, old, new)
    for row in news.filter(wording__held__name=old).only("wording").iterator():
        # Whoever is still told reads it in their own language, made again from its parts.
        row.wording["held"]["name"] = new
        row.save(update_fields=["wording"])


def is_much_told_of(person: Person) -> bool:
    """A page does not wait until all of it is told again."""
    told = Notice.objects.filter(actor=person).order_by()
    return told[AT_ONCE : AT_ONCE + 1].exists()


def _begin_with(rows: QuerySet[Any], old: str, new: str) -> None:
    """So many at a time that no statement takes long."""
    said = Q(subject__startswith=f"{old} ") | Q(subject__startswith=f"{old}:")
    rest = Substr(F("subject"), len(old) + 1)
    last = 0
    while some := _some(rows.filter(pk__gt=last)):
        last = some[-1]
        these = rows.filter(said, pk__in=some)
        these.update(subject=Left(Concat(Value(new), rest), LONGEST))


def _some(rows: QuerySet[Any]) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
