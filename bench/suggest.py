"""How well and how fast works that resemble others are found.

    python bench/suggest.py [distances] [lookups] [--rows 100000]

`distances` needs no database; `lookups` makes one of its own in var/bench, and compares each
look-up with a bare indexed select of one row there.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hitrecord.settings")
STATE = ROOT / "var" / "bench"


def distances(_rows: int) -> None:
    from resembling import distances as measured  # noqa: PLC0415

    measured.pictures()
    measured.sounds()


def lookups(rows: int) -> None:
    from hitrecord.embedded import addresses, servers  # noqa: PLC0415

    os.environ |= {
        "STATE_DIR": str(STATE),
        "DATABASE_URL": addresses.database_url(STATE),
        "REDIS_URL": addresses.redis_url(STATE),
    }
    with servers(STATE):
        import django  # noqa: PLC0415

        django.setup()
        from django.db import connection  # noqa: PLC0415

        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        from resembling.studio import Studio  # noqa: PLC0415

        try:
            _time(Studio(rows))
        finally:
            connection.creation.destroy_test_db("", verbosity=0)


def _time(studio: object) -> None:
    bare = _middle(studio.bare)
    print(f"one row by an index: {bare * 1000:.2f} ms")
    for name in ("picture", "film", "sound", "words"):
        found: list[int] = []
        took = _middle(lambda name=name, found=found: found.append(getattr(studio, name)()))
        print(f"{name}: {took * 1000:.1f} ms, {took / bare:.0f} times that, {found[-1]} found")
    studio.sizes()


def _middle(what: Callable[[], object], rounds: int = 15) -> float:
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        what()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=[[], "distances", "lookups"])
    parser.add_argument("--rows", type=int, default=100_000)
    asked = parser.parse_args()
    for name in asked.what or ["distances", "lookups"]:
        print(f"== {name}")
        {"distances": distances, "lookups": lookups}[name](asked.rows)


if __name__ == "__main__":
    main()
