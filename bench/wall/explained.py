"""Where one of the contenders spends its time, and its statements with their plans."""

import cProfile
import pstats
from collections.abc import Callable


def explained(ask: Callable[[], object]) -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from wall.rows import plan  # noqa: PLC0415

    for _warm in range(3):
        ask()
    with cProfile.Profile() as profile:
        for _ask in range(10):
            ask()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    settings.DATABASE_PREPARED = False  # Django cannot tell what was prepared
    with CaptureQueriesContext(connection) as seen:
        ask()
    for query in seen.captured_queries:
        print(query["time"], query["sql"][:3000])
        if query["sql"].startswith(("SELECT", "(SELECT")):
            print(plan(query["sql"]))
