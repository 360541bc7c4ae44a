"""What belongs to a work and not to a version: put in, with what stood there before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import User
from contributions.models import Contribution, Edit
from contributions.models.disclosure import DISCLOSURES
from contributions.printing import orders
from contributions.publication import tagging

WORDS = ("title", "alt_text", "wish", "process_note")
FIELDS = (*WORDS, *DISCLOSURES)


def describe(*, work: Contribution, by: User, said: Mapping[str, Any], now: datetime) -> list[Edit]:
    """Put what is said into a work whose row is held. History begins with its publication."""
    before = {name: _as_text(getattr(work, name)) for name in FIELDS} | {"tags": tags_as_text(work)}
    for name in FIELDS:
        setattr(work, name, said[name])
    work.save()
    work.tags.set(tagging.tags_of(said["tags"]))
    if work.published_at is None:
        return []
    after = {name: _as_text(getattr(work, name)) for name in FIELDS} | {"tags": tags_as_text(work)}
    if before["title"] != after["title"]:
        orders.again(work=work, now=now)
    return Edit.objects.bulk_create(
        Edit(contribution=work, field=name, before=before[name], after=after[name], by=by, at=now)
        for name in before
        if before[name] != after[name]
    )


def tags_as_text(work: Contribution) -> str:
    return ", ".join(work.tags.values_list("name", flat=True))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)
