"""What was changed of a work after its publication, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from contributions.models import AiUse, Edit
from contributions.models.edit import EditedField

SHOWN = 30
_NAME = F("by__person__credit_name")


@dataclass(frozen=True, slots=True)
class Change:
    what: str
    before: str
    name: str
    at: datetime


def edits_of(work: int) -> list[Change]:
    rows = Edit.objects.filter(contribution=work)
    return changes(rows.values("field", "before", "at", name=_NAME)[:SHOWN])


def their_edits() -> ArraySubquery:
    """For a statement that fetches the work itself."""
    rows = Edit.objects.filter(contribution=OuterRef("pk"))
    return ArraySubquery(
        rows.values(data=JSONObject(field="field", before="before", at="at", name=_NAME))[:SHOWN]
    )


def changes(rows: Iterable[Mapping[str, Any]]) -> list[Change]:
    return [_change(row) for row in rows]


def _change(row: Mapping[str, Any]) -> Change:
    at, before = row["at"], row["before"]
    if row["field"] == EditedField.AI_USE and before:
        before = str(AiUse(before).label)
    return Change(
        what=str(EditedField(row["field"]).label),
        before=before,
        name=row["name"],
        at=datetime.fromisoformat(at) if isinstance(at, str) else at,
    )
