"""Which task stands in which queue, and how long it may take."""

from __future__ import annotations

import pytest
from celery import Task, current_app
from django.conf import settings

from accounts import tasks as accounts
from contributions import tasks as contributions
from hitrecord import tasks as whole
from hitrecord.embedded.processes import COMMANDS
from hitrecord.foundation.leases import lease_time
from payouts import tasks as payouts
from projects import tasks as projects

WITHOUT_LIMIT = {
    "process"
}  # a film takes its time; its lease and the stall limit of the child end it
LONG = {
    "check_after_runs",
    "check_books",
    "compare",
    "compare_listing",
    "compute_large",
    "export",
    "forget_unconfirmed",
    "leave",
    "look_at_stripe_accounts",
    "print_book",
    "projects.tasks.announce",
    "rank",
    "payouts.tasks.release",
    "read_credentials",
    "reconcile",
    "rename",
    "retell",
    "run_errand",
    "seek",
    "sign",
    "sweep_files",
    "take_in",
    "tell",
    "watch",
}
TASKS = [
    task
    for room in (accounts, contributions, projects, payouts, whole)
    for task in vars(room).values()
    if isinstance(task, Task)
]


def queue_of(task: Task[..., None]) -> str:
    options = current_app.amqp.router.route({}, task.name)
    return str(options["queue"].name)


def name(task: Task[..., None]) -> str:
    return str(task.name).rpartition(".")[2]


def is_long(task: Task[..., None]) -> bool:
    return bool({name(task), task.name} & LONG)


def limits(task: Task[..., None]) -> tuple[int, int]:
    """Soft and hard, in seconds; 0 is none."""
    return int(task.soft_time_limit or 0), int(task.time_limit or 0)


def test_what_takes_long_holds_up_neither_mail_nor_money_nor_sweeps() -> None:
    for task in TASKS:
        assert (queue_of(task) == "long") == is_long(task)
    assert [command for command in COMMANDS.values() if "--queues long " in command]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_a_task_that_hangs_is_ended(task: Task[..., None]) -> None:
    if name(task) in WITHOUT_LIMIT:
        assert limits(task) == (0, 0)
    elif is_long(task):
        # Before the broker takes it for lost.
        lost = settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"]
        soft, hard = limits(task)
        assert 0 < soft < hard < lost
    else:
        assert limits(task) == (60, 90)


def test_a_book_is_given_up_before_its_lease_ends() -> None:
    """So its row is never held by two."""
    assert 0 < limits(contributions.print_book)[1] < lease_time().total_seconds()
