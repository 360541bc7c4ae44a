"""Whose file is next: the short ones have a lane of their own, and in each lane members take turns.

A nudge names no row. Whoever has time takes the most needed row that is due, so one member's
hundred films are one film ahead of another's first, and a picture waits for no film.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from contributions.models import Kind, Processing
from hitrecord.foundation.leases import LeasedQuerySet

SHORT_SOUND = 20_000_000  # bytes
# What a member has had lately counts as a place in the queue.
LATELY = timedelta(minutes=10)
_LENGTH = Case(
    When(media__kind=Kind.WRITING, then=0),
    When(media__kind=Kind.IMAGE, then=1),
    When(media__kind=Kind.AUDIO, then=2),
    default=3,
)


class Lane(Enum):
    """By the name of its queue."""

    QUICK = "quick"
    LONG = "media"


def _short() -> Q:
    sound = Q(media__kind=Kind.AUDIO, media__size__lte=SHORT_SOUND)
    return Q(media__kind__in=(Kind.IMAGE, Kind.WRITING)) | sound


def lane_of(pk: int) -> Lane:
    return Lane.QUICK if Processing.objects.filter(_short(), pk=pk).exists() else Lane.LONG


def due(lane: Lane, now: datetime) -> list[int]:
    """What is due in a lane, the most needed first: everybody's first before anybody's second."""
    turns = _had_lately(lane, now)
    rows = _of(lane, Processing.objects.due(now)).order_by("length", "due_at", "pk")
    order: list[tuple[int, int, int, int]] = []
    for pk, member, length in rows.values_list("pk", "media__uploader", "length"):
        turns[member] += 1
        order.append((turns[member], length, len(order), pk))
    return [pk for *_, pk in sorted(order)]


def _had_lately(lane: Lane, now: datetime) -> Counter[int]:
    """How many rows of a member are being worked on, or were until a while ago."""
    taken = Q(lease_until__gt=now) | Q(finished_at__gt=now - LATELY)
    rows = _of(lane, Processing.objects.filter(taken)).order_by()
    return Counter(rows.values_list("media__uploader", flat=True))


def _of(lane: Lane, rows: LeasedQuerySet) -> QuerySet[Any]:
    short = _short() if lane is Lane.QUICK else ~_short()
    found: QuerySet[Any] = rows.filter(short).annotate(length=_LENGTH)
    return found
