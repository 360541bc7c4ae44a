"""Two requests of which one comes in the middle of the other."""

from __future__ import annotations

import time

from django.db import connection


def wait_until_somebody_waits() -> None:
    """Until another connection stands before a lock of this one."""
    for _ in range(400):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")
