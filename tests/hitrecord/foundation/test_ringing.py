"""A sweep rings for what waits longest."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Envelope
from hitrecord.foundation.ringing import ring

pytestmark = pytest.mark.django_db
NOW = timezone.now()


class Bell:
    """Stands for a task, and keeps what it was rung for."""

    def __init__(self) -> None:
        self.rung: list[tuple[int, float]] = []

    def apply_async(self, args: tuple[int], *, expires: float) -> None:
        self.rung.append((args[0], expires))


def envelope(minutes: int) -> int:
    due = NOW - timedelta(minutes=minutes)
    return Envelope.objects.create(to="ada@example.org", subject="", text="", due_at=due).pk


def test_what_is_due_longest_is_rung_for_first_and_what_is_many_waits() -> None:
    young, old, oldest = envelope(1), envelope(5), envelope(9)
    bell: Any = Bell()
    ring(Envelope.objects.order_by("-pk").due(NOW), bell, most=2)
    assert [pk for pk, _expires in bell.rung] == [oldest, old]
    Envelope.objects.filter(pk__in=[old, oldest]).delete()
    ring(Envelope.objects.due(NOW), bell, most=2)
    assert bell.rung[2:] == [(young, 15)]
