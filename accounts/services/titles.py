"""When a title is hidden, other words stand for it in what people were told or will be."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Left, Replace

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
    replace_in(notices, ("subject", "about", "body"), old, new)
    waiting = Announcement.objects.filter(url__startswith=url)
    # Made again from its parts, the sentence would hold the title again.
    waiting.filter(subject__contains=old).update(wording={})
    replace_in(waiting, ("subject", "about", "body"), old, new)
    letters = Envelope.objects.filter(finished_at=None)
    replace_in(letters, ("subject", "text", "html"), f"“{old}”", f"“{new}”")


def replace_in(rows: QuerySet[Any], columns: tuple[str, ...], old: str, new: str) -> None:
    said = Q()
    for column in columns:
        said |= Q(**{f"{column}__contains": old})
    changed: dict[str, Any] = {
        column: Replace(F(column), Value(old), Value(new)) for column in columns
    }
    for column in ("subject", "about"):
        if column in changed:
            changed[column] = Left(changed[column], LONGEST)
    rows.filter(said).update(**changed)
