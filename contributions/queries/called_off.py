"""Why a draft that was to publish itself is still one, until its author changes something."""

from __future__ import annotations

from collections.abc import Iterable

from accounts.models import Notice
from contributions.models import Draft, MediaFile, Upload


def called_off(draft: Draft) -> str:
    """As the notice about it says; "" when nothing was called off."""
    if not draft.pk or draft.publish_when_ready_at:
        return ""
    told = Notice.objects.of(draft.author).filter(key__startswith=key(draft))
    return told.filter(created_at__gt=draft.saved_at).values_list("body", flat=True).first() or ""


def is_blocked(files: Iterable[MediaFile], incoming: Iterable[Upload]) -> bool:
    """By a file that came to nothing, which then says itself what is wrong with it."""
    came_to_nothing = any(each.quarantined_at for each in incoming)
    return came_to_nothing or any(
        not media.is_extra and media.kind and media.processing.quarantined_at for media in files
    )


def key(draft: Draft) -> str:
    """How the key of such a notice begins."""
    return f"not-published:{draft.pk}:"
