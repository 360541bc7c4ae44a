"""When somebody has another name, or leaves and lets theirs go, it stands in what people were told
or will be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat, Left, Substr

from accounts.models import Announcement, Notice, Person

AT_ONCE: Final = 2_000
LONGEST: Final = 200


def rename(*, person: Person, names: Sequence[str], new: str) -> None:
    """In what says what they did: those sentences begin with who did it, in every language. Where
    else the same letters stand they are somebody's own words."""
    last: int | None = 0 if {*names} - {new} else None
    while last is not None:
        last = rename_some(person=person, names=names, new=new, after=last)
    rename_news(person=person, names=names, new=new)


def rename_some(*, person: Person, names: Sequence[str], new: str, after: int) -> int | None:
    """The last of the notices that were looked at, or None when there are none `after` that: so
    many at a time that no statement takes long."""
    told = Notice.objects.filter(actor=person)
    some = list(told.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    _begin_with(told.filter(pk__in=some), names, new)
    return some[-1] if some else None


def rename_news(*, person: Person, names: Sequence[str], new: str) -> None:
    news = Announcement.objects.filter(actor=person)
    _begin_with(news, names, new)
    for row in news.filter(wording__held__name__in=list(names)).only("wording").iterator():
        # Whoever is still told reads it in their own language, made again from its parts.
        row.wording["held"]["name"] = new
        row.save(update_fields=["wording"])


def is_much_told_of(person: Person) -> bool:
    """A page does not wait until all of it is told again."""
    told = Notice.objects.filter(actor=person).order_by()
    return told[AT_ONCE : AT_ONCE + 1].exists()


def _begin_with(rows: QuerySet[Any], names: Sequence[str], new: str) -> None:
    """The longest first: “Ben Bond wrote” does not say what a Ben did. What says the new name
    already stays, though that may begin with an earlier one."""
    for old in sorted({*names} - {new}, key=len, reverse=True):
        told = rows.filter(_said(old))
        if len(new) > len(old):
            told = told.exclude(_said(new))
        rest = Substr(F("subject"), len(old) + 1)
        told.update(subject=Left(Concat(Value(new), rest), LONGEST))


def _said(name: str) -> Q:
    return Q(subject__startswith=f"{name} ") | Q(subject__startswith=f"{name}:")
