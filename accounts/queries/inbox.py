"""The inbox: what happened to each thing, in as many statements for ten as for a thousand."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, Max, Q, Value, When, Window
from django.db.models.functions import RowNumber

from accounts.models import Notice, User
from accounts.models.rubric import DECISIONS, RUBRICS, rest
from accounts.queries.groups import Group, Key, grouped, key_of
from accounts.queries.heard import heard_by
from accounts.queries.seen import veil
from hitrecord.foundation.once import Once
from hitrecord.foundation.text import whole_number

PAGE = 30
SHOWN = 5
"""So many of a group unfold in their place; a page of its own has all."""
COLUMNS = ("event", "target_type", "target_id")
MOST = 100


def unread_count(user: User) -> int:
    """Up to MOST: what is more is said as so many and more."""
    return len(_UNREAD(MOST, reader=user.pk))


def _unread(most: int, *, reader: int) -> Any:
    return heard_by(User(pk=reader)).unread().order_by().values_list("pk")[:most]


_UNREAD: Final = Once(_unread)


def read_key(text: str) -> Key | None:
    """Of a group, as its form says it; None for what is none."""
    event, *numbers = text.split(".")
    found = [number for each in numbers if (number := whole_number(each)) is not None]
    return (event, found[0], found[1]) if len(numbers) == len(found) == 2 else None


def inbox(user: User, *, show: str, page: Any) -> Page[Any]:
    """A page of Groups. `show` is a rubric, "unread", or "" for everything. What happens in
    projects comes as it is on the way home: what was decided, then what waits for a decision."""
    mine = heard_by(user).on_site()
    if show in RUBRICS:
        others = rest() if show == "projects" else ()
        mine = mine.filter(event__in=[*RUBRICS[show][1], *others])
    rows = mine.order_by().values(*COLUMNS)
    rows = rows.annotate(
        newest=Max("created_at"),
        count=Count("pk"),
        unread=Count("pk", filter=Q(read_at=None)),
        people=Count("actor", distinct=True),
    )
    if show == "unread":
        rows = rows.filter(unread__gt=0)
    order = ["-newest", *COLUMNS]
    if show == "projects":
        whens = [When(event__in=each, then=Value(n)) for n, (_words, each) in enumerate(DECISIONS)]
        rows = rows.annotate(decision=Case(*whens, default=Value(len(DECISIONS))))
        order.insert(0, "decision")
    found = Paginator(rows.order_by(*order), PAGE).get_page(page)
    found.object_list = _groups(user, list(found.object_list))
    return found


def one_group(user: User, key: Key, *, page: Any) -> Page[Any]:
    """Its notices, each by itself."""
    rows = heard_by(user).on_site().filter(**dict(zip(COLUMNS, key, strict=True)))
    found = Paginator(rows.select_related("actor__user"), PAGE).get_page(page)
    notices = list(found.object_list)
    veil(notices, user)
    alone: Any = [group for notice in notices for group in grouped([notice])]
    found.object_list = alone
    return found


def _groups(user: User, rows: list[dict[str, Any]]) -> list[Group]:
    if not rows:
        return []
    wanted = reduce(or_, (Q(**{name: row[name] for name in COLUMNS}) for row in rows))
    place = Window(RowNumber(), partition_by=COLUMNS, order_by=[F("created_at").desc(), "-pk"])
    newest = heard_by(user).on_site().filter(wanted).annotate(place=place)
    notices = list(newest.filter(place__lte=SHOWN).select_related("actor__user"))
    veil(notices, user)
    by_key: dict[Key, list[Notice]] = {}
    for notice in notices:
        by_key.setdefault(key_of(notice), []).append(notice)
    return [
        Group(by_key[key], row["count"], row["unread"], row["people"])
        for row in rows
        if (key := (row["event"], row["target_type"], row["target_id"])) in by_key
    ]
