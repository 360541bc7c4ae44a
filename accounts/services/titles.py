"""When a title is hidden, other words stand for it in what people were told or will be."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Left

from accounts.models import Announcement, Notice, User

LONGEST = 200
QUOTED = "(?<=“){0}(?=”)|(?<=„){0}(?=“)"
"""As each language that we write quotes."""
FIRST_OR_LAST = "|^{0}(?=:| )|(?<= ){0}$"
"""Only as sentences name it: elsewhere the same letters are somebody's own words."""


def retitle(*, old: str, new: str, url: str, besides: QuerySet[User] | None = None) -> None:
    """In every inbox but those of `besides`, whose own it is, and in news that waits: in what
    leads to the address. Letters to people outside keep the title: they named the thing
    themselves."""
    if not old:
        return
    notices = Notice.objects.filter(url__startswith=url)
    if besides is not None:
        notices = notices.exclude(recipient__in=besides)
    notices.filter(about=old).update(about=new[:LONGEST])
    replace_in(notices, ("subject", "body"), old, new)
    waiting = Announcement.objects.open().filter(url__startswith=url)
    # Made again from its parts, the sentence would hold the title again.
    waiting.filter(subject__contains=old).update(wording={})
    waiting.filter(about=old).update(about=new[:LONGEST])
    replace_in(waiting, ("subject", "body"), old, new)


def replace_in(rows: QuerySet[Any], columns: tuple[str, ...], old: str, new: str) -> None:
    said = Q()
    for column in columns:
        said |= Q(**{f"{column}__contains": old})
    changed: dict[str, Any] = {column: _replaced(column, old, new) for column in columns}
    if "subject" in changed:
        changed["subject"] = Left(changed["subject"], LONGEST)
    rows.filter(said).update(**changed)


def _replaced(column: str, old: str, new: str) -> Func:
    pattern = QUOTED + FIRST_OR_LAST if column == "subject" else QUOTED
    literally = new.replace("\\", "\\\\")
    return Func(
        F(column),
        Value(pattern.format(re.escape(old))),
        Value(literally),
        Value("g"),
        function="regexp_replace",
        output_field=TextField(),
    )
