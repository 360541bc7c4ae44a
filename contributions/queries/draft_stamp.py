"""What a draft says, in one stamp: another one as soon as another window changed it."""

from __future__ import annotations

from enum import Enum
from typing import Any

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


def stamp_of(draft: Draft) -> str:
    """As it is stored, in one statement. Files are no part of it: they come and go by themselves,
    and no form takes one away that its author did not press the button of."""
    if not draft.pk:
        return stamp([_stored(getattr(Draft(), name)) for name in SAID], [], [])
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
    )


def _stored(value: Any) -> Any:
    """As the database gives it back: a choice is a word there."""
    return value.value if isinstance(value, Enum) else value
