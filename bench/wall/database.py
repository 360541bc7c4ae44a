"""Servers and a database of their own in var/bench/wall, kept: the second run begins at once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / "var" / "bench" / "wall"
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hitrecord.settings")


@contextmanager
def with_works(works: int) -> Iterator[None]:
    """As many works and no others, in a database with every migration of this checkout."""
    from hitrecord.embedded import addresses, servers  # noqa: PLC0415

    os.environ |= {"STATE_DIR": str(STATE), "STATIC_MANIFEST": "no", "LOG_LEVEL": "ERROR"}
    os.environ |= {"DATABASE_URL": addresses.database_url(STATE)}
    os.environ |= {"REDIS_URL": addresses.redis_url(STATE)}
    with servers(STATE):
        import django  # noqa: PLC0415

        django.setup()
        _make(works)
        yield


def _make(works: int) -> None:
    from django.db import connection  # noqa: PLC0415

    from contributions.models import Contribution  # noqa: PLC0415

    making = connection.creation
    making.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=True)
    if Contribution.objects.count() == works:
        return
    if Contribution.objects.exists():
        connection.close()
        making.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    from wall.rows import fill  # noqa: PLC0415

    begun = time.perf_counter()
    fill(works)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{works} works made in {time.perf_counter() - begun:.0f} s")
