"""Two who do something at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from time import monotonic, sleep

from django.db import connection

# Other databases of the same server have hands of their own that wait.
WAITING = """
    SELECT pg_stat_clear_snapshot(), count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


def somebody_waits() -> bool:
    """Whether another connection to this database stands before a lock."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool((cursor.fetchone() or (None, 0))[1])


def wait_until_somebody_waits(for_seconds: float = 20) -> None:
    """AssertionError where nobody comes."""
    until = monotonic() + for_seconds
    while not somebody_waits():
        if monotonic() > until:
            raise AssertionError("nobody waits")
        sleep(0.02)


def apart(act: Callable[[], object]) -> Thread:
    """It has its own connection, and by now waits for a lock or is through."""

    def alone() -> None:
        try:
            act()
        finally:
            connection.close()

    thread, until = Thread(target=alone), monotonic() + 60
    thread.start()
    while thread.is_alive() and not somebody_waits() and monotonic() < until:
        thread.join(timeout=0.02)
    return thread


def together(*acts: Callable[[], object]) -> list[str]:
    """“done”, or the name of what was raised, for each."""
    gate, outcomes = Barrier(len(acts)), ["never came"] * len(acts)

    def act(number: int) -> None:
        gate.wait(timeout=20)
        try:
            acts[number]()
            outcomes[number] = "done"
        except Exception as problem:  # whatever a page would have shown for it
            outcomes[number] = type(problem).__name__
        finally:
            connection.close()

    threads = [Thread(target=act, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes
