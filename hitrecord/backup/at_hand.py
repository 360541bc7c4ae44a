"""The embedded database also answers when the site does not run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection

from hitrecord.backup import BackupError
from hitrecord.embedded import AlreadyRunningError, addresses, servers
from hitrecord.embedded.binaries import NoServerError


@contextmanager
def database_at_hand() -> Iterator[None]:
    """Raises BackupError."""
    if _answers():
        yield
        return
    if addresses.database_url(settings.STATE_DIR) != settings.DATABASE_URL:
        raise BackupError("The database does not answer. Nothing was changed.")
    try:
        with servers(settings.STATE_DIR, throwaway=False):
            yield
            connection.close()
    except (AlreadyRunningError, NoServerError) as problem:
        raise BackupError(str(problem)) from None


def _answers() -> bool:
    try:
        connection.ensure_connection()
    except OperationalError:
        return False
    return True
