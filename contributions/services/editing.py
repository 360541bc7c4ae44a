"""What belongs to a work and not to a version may be changed, and what stood before stays known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from contributions.models import Contribution, Edit
from contributions.models.disclosure import DISCLOSURES
from contributions.services import tagging

WORDS = ("title", "alt_text", "wish", "process_note")
FIELDS = (*WORDS, *DISCLOSURES)


class ChangedMeanwhile(Exception):
    """Somebody else edited the work after this form was opened; nothing was changed."""


@transaction.atomic
def edit(
    *, work: Contribution, by: User, said: Mapping[str, Any], seen: int, now: datetime
) -> list[Edit]:
    """Change fields and tags, and write down each change. `seen` is the last edit the form knew.

    Raises PermissionError for who is not an author, ChangedMeanwhile.
    """
    held = Contribution.objects.select_for_update(of=("self",)).get(pk=work.pk)
    if not Contribution.objects.filter(pk=work.pk, current__authorships__person__user=by).exists():
        raise PermissionError("only an author edits a work")
    if last_edit(held) != seen:
        raise ChangedMeanwhile
    return describe(work=held, by=by, said=said, now=now)


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
    return Edit.objects.bulk_create(
        Edit(contribution=work, field=name, before=before[name], after=after[name], by=by, at=now)
        for name in before
        if before[name] != after[name]
    )


def last_edit(work: Contribution) -> int:
    return work.edits.values_list("pk", flat=True).first() or 0


def tags_as_text(work: Contribution) -> str:
    return ", ".join(work.tags.values_list("name", flat=True))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)
