"""When a title is hidden, other words stand for it in what people were told or will be."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat, Left, Length, Replace, Substr

from accounts.models import Announcement, Envelope, Notice, User

LONGEST = 200


def retitle(*, old: str, new: str, url: str, besides: QuerySet[User] | None = None) -> None:
    """In every inbox but those of `besides`, whose own it is; in news and letters that wait. What
    leads to the address is about the thing; letters have none, so there the title is quoted."""
    if not old:
        return
    notices = Notice.objects.filter(url__startswith=url)
    if besides is not None:
        notices = notices.exclude(recipient__in=besides)
    waiting = Announcement.objects.filter(url__startswith=url)
    # Made again from its parts, the sentence would hold the title again.
    waiting.filter(subject__contains=old).update(wording={})
    for rows in (notices, waiting):
        rows.filter(about=old).update(about=new[:LONGEST])
        replace_in(rows, ("subject", "body"), old, new)
    replace_in(Envelope.objects.filter(finished_at=None), ("text", "html", "subject"), old, new)


def replace_in(rows: QuerySet[Any], columns: tuple[str, ...], old: str, new: str) -> None:
    """Where it is quoted; in a subject also as its first or last words. Anywhere else the same
    letters may be somebody's own words."""
    for column in columns:
        quoted = Replace(F(column), Value(f"“{old}”"), Value(f"“{new}”"))
        whole = Left(quoted, LONGEST) if column == "subject" else quoted
        rows.filter(**{f"{column}__contains": f"“{old}”"}).update(**{column: whole})
    if "subject" in columns:
        rest = Substr("subject", len(old) + 1)
        for after in (":", " "):
            first = rows.filter(subject__startswith=f"{old}{after}")
            first.update(subject=Left(Concat(Value(new), rest), LONGEST))
        before = Left(F("subject"), Length("subject") - len(old))
        last = rows.filter(subject__endswith=f" {old}")
        last.update(subject=Left(Concat(before, Value(new)), LONGEST))
