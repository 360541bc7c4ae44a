"""Server time of the lineage page against its floor: the subgraph as one statement and a bare page.

Run: python bench/lineage.py [WORKS ...]. It makes its own test database. All are measured in this
run, in alternation; only the ratios mean anything on a shared machine.
"""

import gzip
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from hitrecord.embedded import addresses, servers  # noqa: E402

STATE = ROOT / "var" / "bench"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hitrecord.settings")
os.environ |= {"STATE_DIR": str(STATE), "STATIC_MANIFEST": "no", "LOG_LEVEL": "ERROR"}
os.environ |= {"DATABASE_URL": addresses.database_url(STATE)}
os.environ |= {"REDIS_URL": addresses.redis_url(STATE)}

import django  # noqa: E402

django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from contributions.models import Contribution  # noqa: E402
from contributions.queries.credits import credits_of  # noqa: E402
from contributions.queries.credits_text import text_of  # noqa: E402
from contributions.queries.lineage_graph import DOWN, REACH, UP  # noqa: E402
from tests.contributions.weaving import hourglass, woven  # noqa: E402

ROUNDS = 15


def measured(calls: dict[str, Callable[[], object]]) -> dict[str, tuple[float, float]]:
    """Name → median seconds by the clock and of this process's CPU, taken in turns."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in calls}
    for number in range(ROUNDS + 2):
        for name, call in calls.items():
            clock, cpu = time.perf_counter(), time.process_time()
            call()
            spent = time.perf_counter() - clock, time.process_time() - cpu
            if number > 1:
                taken[name].append(spent)
    return {
        name: (statistics.median(t[0] for t in each), statistics.median(t[1] for t in each))
        for name, each in taken.items()
    }


def floor(work: Contribution, bare: HttpRequest) -> None:
    with connection.cursor() as cursor:
        both = f"SELECT * FROM ({UP}) up UNION ALL SELECT * FROM ({DOWN}) down"  # noqa: S608 -- both are ours
        cursor.execute(both, {"work": work.pk, "reach": REACH})
        cursor.fetchall()
    render_to_string("base.html", {}, bare)


def measure(works: int) -> None:
    versions = woven(hourglass(works, reach=max(12, works // 30)))
    middle, last = versions[works // 2].contribution, versions[-1].contribution
    for work in (middle, last):
        work.refresh_from_db()
    client, address = Client(), f"/works/{middle.pk}/lineage/"
    bare = RequestFactory().get(address)
    bare.user = AnonymousUser()
    html = client.get(address).content
    found = measured(
        {
            "floor": lambda: floor(middle, bare),
            "page": lambda: client.get(address),
            "generation": lambda: client.get(f"{address}-1/"),
            "data": lambda: client.get(f"/works/{middle.pk}/lineage.json"),
            "credits": lambda: text_of(credits_of(last)),
        }
    )
    print(f"{works} works: {len(html):,} bytes of HTML, {len(gzip.compress(html)):,} compressed")
    for name, (clock, cpu) in found.items():
        ratio = cpu / found["floor"][1]
        print(
            f"  {name:<10} {clock * 1000:7.1f} ms, CPU {cpu * 1000:7.1f} ms, {ratio:5.1f} x floor"
        )


def main() -> None:
    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        for works in [int(word) for word in sys.argv[1:]] or [200, 5000]:
            measure(works)
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    with servers(STATE):
        main()
