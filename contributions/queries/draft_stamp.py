"""What a draft says, in one stamp: another one as soon as another window changed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from contributions.models import Draft, DraftOffsiteSource, DraftSource
from contributions.models.disclosure import DISCLOSURES
from contributions.models.offsite import FACTS
from hitrecord.foundation.seen import stamp

WORDS = ("title", "text", "alt_text", "wish", "process_note", "tags")
SAID = (*WORDS, *DISCLOSURES, "layout", "licence", "source_link", "all_mine")
EDGE = ("source_id", "relation", "note")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a field of the draft's page says that is kept elsewhere: as it is sent, and in words."""

    name: str
    value: str
    label: str
    words: str


BESIDE: Final[list[Callable[[Draft], list[Beside]]]] = []
"""Rooms that this one does not know keep more of a draft: they name themselves when the site
starts."""


def beside(draft: Draft) -> list[Beside]:
    return [each for of in BESIDE for each in of(draft)]


def stamp_of(draft: Draft) -> str:
    """As it is stored. Files are no part of it: they come and go by themselves, and no form takes
    one away that its author did not press the button of."""
    if not draft.pk:
        return stamp([_stored(getattr(Draft(), name)) for name in SAID], [], [], [])
    sources = DraftSource.objects.filter(draft=OuterRef("pk")).order_by("source")
    elsewhere = DraftOffsiteSource.objects.filter(draft=OuterRef("pk")).order_by("pk")
    found = Draft.objects.filter(pk=draft.pk).values_list(
        *SAID,
        ArraySubquery(sources.values(each=JSONObject(**{name: name for name in EDGE}))),
        ArraySubquery(elsewhere.values(each=JSONObject(**{name: name for name in FACTS}))),
    )
    *said, edges, works = found.get()
    return stamp(
        said,
        [[edge[name] for name in EDGE] for edge in edges],
        [[work[name] for name in FACTS] for work in works],
        [(each.name, each.value) for each in beside(draft)],
    )


def _stored(value: Any) -> Any:
    """As the database gives it back: a choice is a word there."""
    return value.value if isinstance(value, Enum) else value
