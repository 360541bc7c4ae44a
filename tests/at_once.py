"""Two who do something at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection


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
