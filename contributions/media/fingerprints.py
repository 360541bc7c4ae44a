"""What the child says a file is known by. As with its peaks, nothing about it is believed."""

from __future__ import annotations

import json
import re

from django.utils import timezone

from contributions.domain.looks import signed
from contributions.media.rendered import LOOKS, Fact, Output, Rendered
from contributions.media.roles import LANDMARKS
from contributions.models import Fingerprint, MediaFile

METHOD, PICTURES, LANDMARKS_AT_MOST = 1, 10, 8_000
LARGEST_FILE = 400_000  # bytes


def keep(media: MediaFile, rendered: Rendered) -> None:
    """Call inside the transaction that finishes the processing."""
    landmarks, moments = _sounds(rendered.outputs)
    Fingerprint.objects.update_or_create(
        media=media,
        defaults={
            "looks": _looks(rendered.facts.get(LOOKS)),
            "sounds": landmarks,
            "moments": moments,
            "method": METHOD,
            "made_at": timezone.now(),
        },
    )


def without(facts: dict[str, Fact]) -> dict[str, Fact]:
    """The facts that everybody may see."""
    return {name: value for name, value in facts.items() if name != LOOKS}


def _looks(said: object) -> list[int]:
    found = re.findall("[0-9a-f]{16}", said) if isinstance(said, str) else []
    return [signed(int(each, 16)) for each in found[:PICTURES]]


def _sounds(outputs: tuple[Output, ...]) -> tuple[list[int], list[int]]:
    for output in outputs:
        if output.role == LANDMARKS and output.path.stat().st_size <= LARGEST_FILE:
            data = output.path.read_bytes()
            landmarks, moments = _numbers(data, "landmarks"), _numbers(data, "moments")
            if len(landmarks) == len(moments):
                return landmarks, moments
    return [], []


def _numbers(data: bytes, name: str) -> list[int]:
    try:
        found = json.loads(data)[name]
        return [min(max(int(number), 0), 2**31 - 1) for number in found[:LANDMARKS_AT_MOST]]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return []
