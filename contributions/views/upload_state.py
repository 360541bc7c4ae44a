"""How far an upload is, and where its missing parts go, as a page's script reads it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from contributions import intake
from contributions.models import Upload
from contributions.services import parts

AHEAD = 60
"""How many parts one answer names: signed addresses grow old."""


def state_of(upload: Upload) -> dict[str, Any]:
    missing = parts.missing(upload) if upload.arrived_at is None else []
    return {
        "url": reverse("upload", args=[upload.pk]),
        "draft": upload.draft_id,
        "draft_url": upload.draft.get_absolute_url(),
        "size": upload.size,
        "part_size": upload.part_size,
        "missing": len(missing),
        "missing_bytes": sum(map(upload.size_of, missing)),
        "parts": [part_of(upload, number) for number in missing[:AHEAD]],
        "arrived": upload.arrived_at is not None,
        "file": upload.media_id,
        "error": upload.reason if upload.quarantined_at else "",
        "again": _again(upload),
    }


def _again(upload: Upload) -> str:
    """When the same bytes had come before, a sentence: nobody looks for a second file in vain."""
    media = upload.media
    if media is None or media.original.name == upload.name:
        return ""
    return here_already(media.display_name)


def here_already(name: str) -> str:
    return _("This file is here already, as “%s”: the same bytes are kept once.") % name


def part_of(upload: Upload, number: int) -> dict[str, Any]:
    """`url` is the bucket's when it takes the part itself; then no cookie goes there."""
    size = upload.size_of(number)
    signed = intake.store().part_url(upload.name, upload.store_id, number, size)
    return {
        "number": number,
        "start": upload.offset(number),
        "size": size,
        "url": signed or reverse("upload_part", args=[upload.pk, number]),
        "ours": not signed,
    }
