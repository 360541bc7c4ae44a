"""Of whom much was told, a worker tells it again under their name of now, from a row of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts import tasks
from accounts.models import AuditRecord, Notice, Person, Retelling
from accounts.telling import names, retelling
from contributions.services.comments import write
from hitrecord.foundation.leases import LeaseLost
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from tests import builders
from tests.accounts.test_names import renames, subjects

pytestmark = pytest.mark.django_db
MANY = 4


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Much of Ben Bond, who spoke under each of four poems."""
    monkeypatch.setattr(names, "AT_ONCE", 2)
    Person.objects.filter(user=builders.user("ben")).update(credit_name="Ben Bond")
    for _each in range(MANY):
        speaks()


def speaks() -> None:
    poem = builders.work("ada", title="Ben Bond on the pier").contribution
    write(thread=poem.thread, author=builders.user("ben"), text="Louder.")


def said_of(name: str) -> list[str]:
    return [f"{name} wrote about “Ben Bond on the pier”"] * MANY


def works() -> None:
    retelling.retell(Retelling.objects.get().pk, timezone.now())


@pytest.mark.parametrize(
    "called", [("Ben", "Benny"), ("Benny", "Ben"), ("Ben Bond jr.", "Ben"), ("Ben", "Ben Bond")]
)
def test_names_that_begin_alike_become_the_one_of_now(called: tuple[str, str]) -> None:
    for name in called:
        renames("ben", to=name)
    assert subjects("ada") == said_of("Ben Bond")
    works()
    assert subjects("ada") == said_of(called[-1])


def test_what_was_told_between_two_names_says_the_one_of_now_too() -> None:
    for name in ("Ben", "Benny", "Ben Bond the Younger"):
        renames("ben", to=name)
        speaks()
    works()
    said = said_of("Ben Bond the Younger")
    assert subjects("ada") == [*said, *said[:3]]


def test_no_earlier_name_stays_in_the_row_of_work_that_is_done() -> None:
    renames("ben", to="Ben")
    row = Retelling.objects.get()
    assert row.names == ["Ben Bond"]
    for _again in range(3):
        retelling.retell(row.pk, timezone.now())
    assert subjects("ada") == said_of("Ben")
    assert not Retelling.objects.exists()


def test_a_task_that_was_lost_is_rung_for_again(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def falls(_pk: int) -> None:
        raise ConnectionError

    monkeypatch.setattr(tasks.retell, "delay", falls)
    with django_capture_on_commit_callbacks(execute=True):
        renames("ben", to="Ben")
    assert subjects("ada") == said_of("Ben Bond")
    rung: list[Any] = []
    monkeypatch.setattr(tasks.retell, "apply_async", lambda keys, **_how: rung.extend(keys))
    tasks.sweep()
    assert rung == [Retelling.objects.get().pk]
    tasks.retell(*rung)
    assert subjects("ada") == said_of("Ben")


def test_what_a_dead_worker_left_is_done_by_the_next() -> None:
    renames("ben", to="Ben Bond jr.")
    row, now = Retelling.objects.get(), timezone.now()
    lease = Retelling.objects.claim(row.pk, now)
    assert lease
    assert retelling._told_some(lease)
    assert subjects("ada") == [*said_of("Ben Bond jr.")[:2], *said_of("Ben Bond")[2:]]
    retelling.retell(row.pk, now)
    assert Retelling.objects.exists()
    retelling.retell(row.pk, now + timedelta(minutes=3))
    assert subjects("ada") == said_of("Ben Bond jr.")


def test_a_name_that_changes_meanwhile_takes_the_work_from_the_worker() -> None:
    renames("ben", to="Ben")
    lease = Retelling.objects.claim(Retelling.objects.get().pk, timezone.now())
    assert lease
    assert retelling._told_some(lease)
    renames("ben", to="Benny")
    with pytest.raises(LeaseLost):
        retelling._told_some(lease)
    works()
    assert subjects("ada") == said_of("Benny")


@pytest.mark.parametrize(("name", "said"), [("former", "A former member"), ("keep", "Benny")])
def test_who_leaves_meanwhile_leaves_no_earlier_name(name: str, said: str) -> None:
    for called in ("Ben", "Benny"):
        renames("ben", to=called)
    now = timezone.now()
    ask: Any = {"works": "stay", "name": name, "lets_go": False}
    departure = asking.ask(user=builders.user("ben"), now=now, **ask)
    go(departure.pk, now + timedelta(days=15))
    assert subjects("ada") == said_of(said)
    assert not Retelling.objects.exists()


def test_once_little_is_told_of_them_a_row_that_waits_is_done_at_once() -> None:
    renames("ben", to="Ben")
    Notice.objects.filter(pk__in=Notice.objects.order_by("pk").values("pk")[:2]).delete()
    renames("ben", to="Benny")
    assert subjects("ada") == said_of("Benny")[:2]
    assert not Retelling.objects.exists()


def test_work_given_up_is_a_queue_and_begins_anew_and_shows_no_earlier_name(
    client: Client,
) -> None:
    renames("ben", to="Ben")
    Retelling.objects.update(quarantined_at=timezone.now(), attempts=3, reason="It fell.")
    row = Retelling.objects.get()
    client.force_login(builders.staff("max"))
    assert "Names that notices were not told of" in client.get("/admin/").content.decode()
    address = "/admin/accounts/retelling/"
    page = client.get(f"{address}?quarantined_at__isempty=0").content.decode()
    page += client.get(f"{address}{row.pk}/change/").content.decode()
    assert "It fell." in page
    assert "Ben Bond" not in page
    asked = {"action": "again", "_selected_action": [row.pk], "asked": "yes", "reason": "Now."}
    client.post(address, asked)
    assert Retelling.objects.due(timezone.now()).get() == row
    assert AuditRecord.objects.get(action="retelling tried again").reason == "Now.\n\nIt fell."


def test_a_change_of_name_takes_as_many_statements_for_much_as_for_more() -> None:
    def asked(name: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            renames("ben", to=name)
        return len(queries)

    asked("Ben")
    few = asked("Benny")
    for _each in range(MANY):
        speaks()
    assert asked("Benjamin") == few
