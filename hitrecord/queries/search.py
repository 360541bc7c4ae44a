"""Search over works, calls, people, projects and tags: everything that answers, sort by sort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.queries.finding import find_people
from contributions.models import Contribution, Tag
from contributions.queries.finding import find_works
from contributions.queries.finding_tags import find_tags
from hitrecord.foundation.asked import Asked
from hitrecord.foundation.documents import MOST, keys_of
from hitrecord.foundation.narrowing import Hit
from projects.models import Call, Project
from projects.queries.finding import find_calls, find_projects

SORTS: Final[Mapping[str, Promise]] = {
    "works": _("Works"),
    "calls": _("Calls"),
    "people": _("People"),
    "projects": _("Projects"),
    "tags": _("Tags"),
}


@dataclass(frozen=True)
class Found:
    hits: dict[str, list[Hit]]
    tags: list[Tag]
    cut: frozenset[str]

    @property
    def counts(self) -> dict[str, int]:
        return {name: len(hits) for name, hits in self.hits.items()} | {"tags": len(self.tags)}

    @property
    def is_empty(self) -> bool:
        return not any(self.counts.values())

    def is_cut(self, sort: str) -> bool:
        """Whether more say this than a search reads."""
        return sort in self.cut


NOUNS = {"works": Contribution, "calls": Call, "people": Person, "projects": Project}


def search(asked: Asked, *, reader: Any, viewing: str, now: datetime) -> Found:
    """A fixed number of statements for any number of rows: all sorts are ranked in one."""
    keys = keys_of(NOUNS, asked, {"calls": Call.objects.open(now)})
    return Found(
        hits={
            "works": find_works(asked, reader=reader, viewing=viewing, keys=keys["works"]),
            "calls": find_calls(asked, now=now, keys=keys["calls"]),
            "people": find_people(asked, reader=reader, keys=keys["people"]),
            "projects": find_projects(asked, keys=keys["projects"]),
        },
        tags=find_tags(asked, reader=reader, viewing=viewing),
        cut=frozenset(name for name, found in keys.items() if len(found) >= MOST),
    )
