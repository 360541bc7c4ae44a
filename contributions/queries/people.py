"""Authors with their faces, for pages that show whom a work is by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

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
        found.setdefault(row.version_id, []).append(author_of(row.person, row.role))
    return found


def _rows(*, versions: list[int]) -> Any:
    rows = Authorship.objects.filter(version__in=versions).select_related("person__user")
    return rows.order_by("version_id", "position")


_ROWS: Final = Once(_rows)


def author_of(person: Person, role: str) -> Author:
    user = person.user
    return Author(
        name=person.credit_name,
        url=reverse("profile", args=[user.handle]) if user else "",
        picture=person.avatar_url,
        role=role,
        detail=role or (user.open_to if user else ""),
        user_id=person.user_id,
    )
