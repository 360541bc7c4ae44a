"""Speaking to somebody as they chose: in their language, by their clock, with their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone, translation

from accounts.models import User
from hitrecord.foundation import numbers


@contextmanager
def speaking_to(user: User) -> Iterator[None]:
    with (
        translation.override(user.language or settings.LANGUAGE_CODE),
        timezone.override(user.zone),
        numbers.written(user.numbers),
    ):
        yield
