"""Ring for a task by its name, from the storeys beneath the tasks, once the rows are committed.

A broker that is down is only logged: the sweep rings again.
"""

from __future__ import annotations

from functools import partial

from celery import current_app
from django.db import transaction

from contributions.media import turns
from hitrecord.foundation.afterwards import afterwards


def ring(task: str, pk: int) -> None:
    """`task` is a name in contributions.tasks, `pk` the row it is to look at."""
    send = partial(current_app.send_task, f"contributions.tasks.{task}", (pk,))
    transaction.on_commit(send, robust=True)


def ring_for_processing(pk: int) -> None:
    """Nudge the lane of a row that has become due."""
    afterwards(_nudge, pk)


def _nudge(pk: int) -> None:
    lane = turns.lane_of(pk).value
    current_app.send_task("contributions.tasks.process", (lane,), queue=lane)
