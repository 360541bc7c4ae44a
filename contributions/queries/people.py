"""Authors with their faces, for pages that show whom a work is by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.files.storage import storages
from django.urls import reverse

from accounts.models import Person
from contributions.models import Authorship
from hitrecord.foundation.once import Once


@dataclass(frozen=True, slots=True)
class Author:
    """`detail` is the role in this version, else what the person is open to."""

    name: str
    url: str
    picture: str
    role: str
    detail: str
    user_id: int | None


def authors_of(versions: Iterable[int]) -> dict[int, list[Author]]:
    """Version id → its authors in order; one statement."""
    found: dict[int, list[Author]] = {}
    for row in _ROWS(versions=list(versions)):
        found.setdefault(row["version_id"], []).append(_author(row))
    return found


def _rows(*, versions: list[int]) -> Any:
    rows = Authorship.objects.filter(version__in=versions).order_by("version_id", "position")
    return rows.values(
        *("version_id", "role", "person__credit_name", "person__avatar", "person__user_id"),
        *("person__user__handle", "person__user__open_to"),
    )


_ROWS: Final = Once(_rows)


def _author(row: Mapping[str, Any]) -> Author:
    """Without a person being made of the row: pages ask for many."""
    picture = row["person__avatar"]
    return _named(
        name=row["person__credit_name"],
        handle=row["person__user__handle"] or "",
        picture=storages["renditions"].url(picture) if picture else "",
        role=row["role"],
        open_to=row["person__user__open_to"] or "",
        user_id=row["person__user_id"],
    )


def author_of(person: Person, role: str) -> Author:
    user = person.user
    return _named(
        name=person.credit_name,
        handle=user.handle if user else "",
        picture=person.avatar_url,
        role=role,
        open_to=user.open_to if user else "",
        user_id=person.user_id,
    )


def _named(
    *, name: str, handle: str, picture: str, role: str, open_to: str, user_id: int | None
) -> Author:
    url = reverse("profile", args=[handle]) if handle else ""
    return Author(name, url, picture, role, role or open_to, user_id)
