"""Somebody with many works has a new name: it shows at once, and a worker tells the search."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Person
from contributions import renaming, tasks
from contributions.models import Document, Renaming
from hitrecord.foundation.leases import LeaseLost
from tests import builders

pytestmark = pytest.mark.django_db
MANY = 51
"""One more than are told at once."""


@pytest.fixture
def ada() -> Person:
    for number in range(MANY):
        builders.work("ada", title=f"Verse {number}")
    return builders.person("ada")


def call_her(name: str) -> None:
    Person.objects.filter(user__handle="ada").update(credit_name=name)


def told(name: str) -> int:
    return Document.objects.filter(names__contains=name).count()


def test_the_name_shows_at_once_and_is_found_when_a_worker_has_told_it(
    ada: Person, client: Client
) -> None:
    assert "Ada" in client.get("/discover/").content.decode()
    call_her("Lovelace")
    wall = client.get("/discover/").content.decode()
    assert "Lovelace" in wall
    assert ">Ada<" not in wall
    assert told("Lovelace") == 0
    renaming.rename(Renaming.objects.get().pk, timezone.now())
    assert told("Lovelace") == MANY
    assert Renaming.objects.get().finished_at


def test_somebody_with_few_works_is_found_at_once() -> None:
    builders.work("ada")
    call_her("Lovelace")
    assert told("Lovelace") == 1
    assert not Renaming.objects.exists()


def test_a_change_of_name_takes_as_many_statements_for_many_works_as_for_few(ada: Person) -> None:
    with CaptureQueriesContext(connection) as asked:
        call_her("Lovelace")
    assert len(asked) == 1
    assert Renaming.objects.get().person_id == ada.pk


def test_three_workers_in_any_order_are_as_good_as_one(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renaming, "AT_ONCE", 10)
    call_her("Lovelace")
    pk, now = Renaming.objects.get().pk, timezone.now()
    for _time in range(3):
        renaming.rename(pk, now)
    assert told("Lovelace") == MANY
    assert Renaming.objects.get().attempts == 1


def test_a_name_that_changes_again_meanwhile_is_told_from_the_beginning(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a worker that died in the middle, or one that is too slow."""
    monkeypatch.setattr(renaming, "AT_ONCE", 10)
    call_her("Lovelace")
    pk, now = Renaming.objects.get().pk, timezone.now()
    lease = Renaming.objects.claim(pk, now)
    assert lease
    assert renaming._told_some(lease)
    assert told("Lovelace") == 10
    call_her("Byron")
    with pytest.raises(LeaseLost):
        renaming._told_some(lease)
    renaming.rename(pk, timezone.now())
    assert told("Byron") == MANY


def test_what_a_dead_worker_left_is_rung_for_again(ada: Person) -> None:
    call_her("Lovelace")
    row, now = Renaming.objects.get(), timezone.now()
    assert Renaming.objects.claim(row.pk, now)
    assert row not in Renaming.objects.due(now)
    assert row in Renaming.objects.due(now + timedelta(minutes=3))
    tasks.rename(row.pk)
    assert told("Lovelace") == 0
    renaming.rename(row.pk, now + timedelta(minutes=3))
    assert told("Lovelace") == MANY
