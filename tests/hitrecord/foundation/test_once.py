"""Queries that are put together once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from hitrecord.foundation.once import Once
from hitrecord.foundation.prepared import prepared
from tests import builders

pytestmark = pytest.mark.django_db


def among(*, keys: list[int]) -> Any:
    return User.objects.filter(pk__in=keys).select_related("person").order_by("handle")


def test_rows_are_those_of_what_is_given_each_time() -> None:
    made: list[int] = []

    def rows(*, keys: list[int], but: int) -> Any:
        made.append(1)
        return among(keys=keys).exclude(pk=but).values_list("handle", flat=True)

    once, ada, ben, cleo = Once(rows), *(builders.user(name).pk for name in ("ada", "ben", "cleo"))
    for _again in range(3):
        assert list(once(keys=[ada, ben, cleo], but=ben)) == ["ada", "cleo"]
        with prepared():
            assert list(once(keys=[ben], but=ada)) == ["ben"]
        assert list(once(keys=[], but=ada)) == []
    assert made == [1]


def test_models_come_with_what_was_joined(django_assert_num_queries: Any) -> None:
    once, ada = Once(among), builders.user("ada")
    with django_assert_num_queries(2):
        for _again in range(2):
            assert [each.person.credit_name for each in once(keys=[ada.pk])] == ["Ada"]


def test_the_moment_is_that_of_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    once = Once(lambda *, pk: User.objects.filter(pk=pk, joined_at__lte=timezone.now()))
    ada, now = builders.user("ada"), timezone.now()
    assert list(once(pk=ada.pk)) == [ada]
    monkeypatch.setattr("hitrecord.foundation.once.timezone.now", lambda: now - timedelta(days=999))
    assert list(once(pk=ada.pk)) == []


def test_another_moment_a_value_that_is_left_out_and_another_use_of_a_list_are_mistakes() -> None:
    week = timedelta(days=7)
    early = Once(lambda *, pk: User.objects.filter(pk=pk, joined_at__gt=timezone.now() - week))
    lost = Once(lambda *, pk: User.objects.filter(pk=1 + 0 * pk))
    compared = Once(lambda *, keys: User.objects.filter(pk__gt=keys[0]))
    for once, given in ((early, {"pk": 1}), (lost, {"pk": 1}), (compared, {"keys": [1]})):
        with pytest.raises(ValueError, match=r"moment|stand|list"):
            once(**given)
