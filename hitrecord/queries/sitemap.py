"""What search engines are told of: every page that everybody may see, and when it last changed
where that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from accounts.models import LegalPage
from accounts.queries.members import members
from contributions.models import Album, Contribution, Tag
from payouts.models import Proposal
from projects.models import Call, Production, Project

MOST: Final = 50_000
"""Addresses in one file, by the protocol."""
PAGES: Final = (
    *("home", "discover", "projects", "calls", "open_books", "help_how", "help_files"),
    *(
        "help_split",
        "help_money",
        "help_rights",
        "help_ranking",
        "help_accessibility",
        "help_api",
        "accord",
    ),
)
Address = tuple[str, datetime | None]


def _works() -> QuerySet[Any, Any]:
    return Contribution.objects.published().values_list("pk", "current__published_at")


def _people() -> QuerySet[Any, Any]:
    return members().values_list("handle")


def _projects() -> QuerySet[Any, Any]:
    return Project.objects.shown().values_list("slug")


def _productions() -> QuerySet[Any, Any]:
    return Production.objects.released().values_list("slug", "released_at")


def _tags() -> QuerySet[Any, Any]:
    """Those of a work that stands there: nothing else shall say what a removed one was about."""
    works = Contribution.objects.published().filter(tags=OuterRef("pk"))
    return Tag.objects.proper().filter(Exists(works)).values_list("slug")


def _albums() -> QuerySet[Any, Any]:
    return Album.objects.public().values_list("pk")


def _calls() -> QuerySet[Any, Any]:
    return Call.objects.shown().values_list("pk")


def _proposals() -> QuerySet[Any, Any]:
    """They stay readable while their project is hidden, but nobody is sent there."""
    shown = Proposal.objects.standing().filter(production__project__hidden_at=None)
    return shown.values_list("pk", "opened_at")


PARTS: Final[dict[str, Callable[[], QuerySet[Any, Any]]]] = {
    "work": _works,
    "profile": _people,
    "project": _projects,
    "production": _productions,
    "tag": _tags,
    "album": _albums,
    "call": _calls,
    "proposal": _proposals,
}
"""By the name of their pages."""


def parts() -> Iterator[tuple[str, int]]:
    """The name of each file's part and its number, from 1."""
    yield "pages", 1
    for name, rows in PARTS.items():
        for number in range(-(-rows().count() // MOST)):
            yield name, number + 1


def addresses(name: str, number: int) -> list[Address]:
    """Raises KeyError for a part there is not."""
    if name == "pages":
        found = [reverse(page) for page in PAGES]
        found += [reverse("legal", args=[page]) for page in LegalPage.values]
        return [(address, None) for address in found] if number == 1 else []
    rows = PARTS[name]().order_by("pk")[(number - 1) * MOST : number * MOST]
    return [(reverse(name, args=[row[0]]), row[1] if len(row) > 1 else None) for row in rows]
