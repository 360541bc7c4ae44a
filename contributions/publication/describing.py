"""What belongs to a work and not to a version: put in, with what stood there before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from contributions.credentials import anew
from contributions.domain.tag_slugs import slug_of
from contributions.models import Contribution, Draft, Edit
from contributions.models.disclosure import DISCLOSURES, Disclosed
from contributions.publication import tagging

WORDS = ("title", "alt_text", "wish", "process_note")
FIELDS = (*WORDS, *DISCLOSURES)
IN_FILES = ("title", "ai_use", "may_train")
"""What is said in the files themselves."""
HOW_AI = {"ai_use", "ai_note"}
"""One statement in two fields."""


def describe(*, work: Contribution, by: User, said: Mapping[str, Any], now: datetime) -> list[Edit]:
    """Put what is said into a work whose row is held. History begins with its publication."""
    before = {name: _as_text(getattr(work, name)) for name in FIELDS} | {"tags": tags_as_text(work)}
    for name in FIELDS:
        setattr(work, name, said[name])
    if work.removed_title:
        # Staff took its title away: no edit and no next version brings one back.
        work.title = before["title"]
    work.save()
    work.tags.set(tagging.tags_of(said["tags"]))
    if work.published_at is None:
        return []
    after = {name: _as_text(getattr(work, name)) for name in FIELDS} | {"tags": tags_as_text(work)}
    if any(before[name] != after[name] for name in IN_FILES):
        anew.of_work(work=work, now=now)
    return Edit.objects.bulk_create(
        Edit(contribution=work, field=name, before=before[name], after=after[name], by=by, at=now)
        for name in before
        if before[name] != after[name]
    )


def said_anew(draft: Draft, work: Contribution) -> dict[str, Any]:
    """What the draft says about its work where its author changed it since the draft began; the
    rest stays as it has been edited meanwhile. Call with the work's row held."""
    said = _said_of(draft) | {"title": draft.title.strip(), "tags": draft.tags}
    if work.published_at is None:
        return said
    stands = _said_of(work) | {"tags": tags_as_text(work)}
    began = {name: _as_text(value) for name, value in stands.items()}
    # The earliest edit comes last, and what stood before it stood there when the draft began.
    began |= dict(_since(draft, work).order_by("-pk").values_list("field", "before"))
    changed = {name for name in said if _essence(name, said[name]) != _essence(name, began[name])}
    if changed & HOW_AI:
        changed |= HOW_AI
    return stands | {name: said[name] for name in changed}


def _since(draft: Draft, work: Contribution) -> QuerySet[Edit]:
    """Drafts that are older than `began_after` tell by the time."""
    if draft.began_after is None:
        return work.edits.filter(at__gt=draft.created_at)
    return work.edits.filter(pk__gt=draft.began_after)


def _said_of(row: Disclosed) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIELDS}


def _essence(name: str, value: object) -> str:
    """The same for what means the same, however it was typed."""
    text = _as_text(value).replace("\r\n", "\n").strip()
    if name != "tags":
        return text
    return " ".join(sorted({slug_of(part) for part in tagging.parts_of(text)}))


def tags_as_text(work: Contribution) -> str:
    return ", ".join(work.tags.values_list("name", flat=True))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)
