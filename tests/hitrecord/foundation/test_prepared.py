"""Statements that are planned once for each connection."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from accounts.models import User
from hitrecord.foundation.prepared import prepared
from tests import builders

pytestmark = pytest.mark.django_db


def planned() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'handle'")
        return int(cursor.fetchone()[0])


def ask(handle: str) -> list[str]:
    return list(User.objects.filter(handle=handle).values_list("handle", flat=True))


def test_what_is_asked_again_is_not_planned_again() -> None:
    builders.user("ada")
    before = planned()
    with prepared():
        assert [ask("ada"), ask("ben"), ask("ada")] == [["ada"], [], ["ada"]]
    assert planned() == before + 1


def test_outside_everything_is_as_it_was_also_after_an_error() -> None:
    connection.ensure_connection()
    link: Any = connection.connection
    before = link.cursor_factory, link.prepare_threshold
    with pytest.raises(LookupError), prepared(), prepared():
        raise LookupError
    assert (link.cursor_factory, link.prepare_threshold) == before


def test_a_pooler_that_carries_none_is_asked_for_none(settings: Settings) -> None:
    settings.DATABASE_PREPARED = False
    before = planned()
    with prepared():
        assert [ask("cleo"), ask("cleo"), ask("cleo")] == [[], [], []]
    assert planned() == before
