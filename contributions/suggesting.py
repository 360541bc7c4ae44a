"""Ask the authors of a draft whether they built on a work: the one door to its suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from contributions.models import Contribution, Draft, MediaFile, Source, Suggestion, Version
from hitrecord.foundation.locking import for_change


@transaction.atomic
def suggest(
    *,
    draft: Draft,
    source: Version,
    reason: str,
    strength: int,
    now: datetime,
    media: MediaFile | None = None,
    evidence: Mapping[str, Any] | None = None,
) -> Suggestion | None:
    """Once for each work, with the strongest reason there is; safe to call any number of times,
    also when the draft is published by now. None, and nothing is asked, when the work is not on
    the wall, is the draft's own, is named, or was answered before, for this draft or another one
    of the same work. `strength` is 0 to 100; for `evidence` see the model.
    """
    draft = for_change(Draft.objects).select_related("version").get(pk=draft.pk)
    if source.contribution_id == _own(draft) or _is_settled(draft, source):
        return None
    found = Suggestion.objects.filter(draft=draft, work=source.contribution_id).first()
    if found is not None and found.strength >= strength:
        return found
    asked, _ = Suggestion.objects.update_or_create(
        draft=draft,
        work_id=source.contribution_id,
        defaults={
            "source": source,
            "reason": reason,
            "strength": strength,
            "media": media,
            "evidence": dict(evidence or {}),
            "created_at": now,
        },
    )
    return asked


def _own(draft: Draft) -> int | None:
    return draft.version.contribution_id if draft.version else draft.contribution_id


def _is_settled(draft: Draft, source: Version) -> bool:
    """There is nothing to ask: it cannot be named, is named already, or was answered."""
    work = source.contribution_id
    if not Contribution.objects.published().filter(pk=work).exists():
        return True
    if draft.sources.filter(source__contribution=work).exists():
        return True
    own = _own(draft)
    same = Q(draft=draft)
    if own is not None:
        named = Source.objects.filter(derivative__contribution=own, source__contribution=work)
        if named.exists():
            return True
        same |= Q(draft__contribution=own) | Q(draft__version__contribution=own)
    return Suggestion.objects.filter(same, work=work).exclude(answer="").exists()
