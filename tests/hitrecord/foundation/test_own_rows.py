"""What this transaction wrote is told from what others commit meanwhile."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from accounts.models import Skill
from hitrecord.foundation.own_rows import Mark

pytestmark = pytest.mark.django_db(transaction=True)


def _add(name: str) -> None:
    Skill.objects.create(slug=name, name=name)


def _add_elsewhere(name: str) -> None:
    def work() -> None:
        _add(name)
        connection.close()

    with ThreadPoolExecutor(1) as other:
        other.submit(work).result()


def _named(mark: Mark) -> list[str]:
    return list(mark.since(Skill).order_by("pk").values_list("name", flat=True))


def test_rows_of_savepoints_are_ours_and_those_that_others_commit_meanwhile_are_not() -> None:
    _add("before")
    with transaction.atomic():
        mark = Mark(Skill)
        assert _named(mark) == []
        _add_elsewhere("theirs first")
        _add("ours")
        with transaction.atomic():
            _add("in a savepoint")
            _add_elsewhere("theirs")
            with transaction.atomic():
                _add("in a savepoint of it")
        with transaction.atomic():
            _add("taken back")
            transaction.set_rollback(True)
        _add_elsewhere("theirs last")
        Skill.objects.filter(name="ours").update(name="ours, changed")
        named = {"ours, changed", "in a savepoint", "in a savepoint of it"}
        assert set(_named(mark)) == named


def test_whoever_wrote_nothing_owns_nothing() -> None:
    with transaction.atomic():
        mark = Mark(Skill)
        _add_elsewhere("theirs")
        assert _named(mark) == []
