"""Statements that the database plans once for each connection. Of the pages that are opened most
the plan takes longer than what is planned."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor


@contextmanager
def prepared() -> Iterator[None]:
    """What is asked inside is planned when it is asked for the second time, and not again; around a
    view as a decorator, too. Values travel beside the words then: a statement that groups by a
    value that it says twice cannot be asked here."""
    connection.ensure_connection()
    link: Any = connection.connection
    if not settings.DATABASE_PREPARED or link.cursor_factory is ServerBindingCursor:
        yield
        return
    before = link.cursor_factory, link.prepare_threshold
    link.cursor_factory, link.prepare_threshold = ServerBindingCursor, 1
    try:
        yield
    finally:
        link.cursor_factory, link.prepare_threshold = before
