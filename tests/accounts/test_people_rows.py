"""What the database itself refuses about leaving, archives, following and keeping away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Departure, Distance, Export, Follow, FormerHandle, Reach
from tests import builders

pytestmark = pytest.mark.django_db


def refused(constraint: str, *attempts: Callable[[], object]) -> None:
    for attempt in attempts:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            attempt()


def test_what_becomes_of_works_and_name_is_known() -> None:
    ada = builders.user("ada")
    refused(
        "what_becomes_of_works_and_name_is_known",
        lambda: Departure.objects.create(user=ada, works="burn", name="keep"),
        lambda: Departure.objects.create(user=ada, works="stay", name="mud"),
    )


def test_one_export_of_a_member_at_a_time() -> None:
    ada = builders.user("ada")
    first = Export.objects.create(user=ada)
    refused("one_export_of_a_member_at_a_time", lambda: Export.objects.create(user=ada))
    Export.objects.filter(pk=first.pk).update(finished_at=timezone.now())
    Export.objects.create(user=ada)


def test_an_archive_that_is_there_is_finished_and_expires() -> None:
    ada, now = builders.user("ada"), timezone.now()
    refused(
        "an_archive_that_is_there_is_finished_and_expires",
        lambda: Export.objects.create(user=ada, archive="exports/x.bin"),
        lambda: Export.objects.create(user=ada, archive="exports/x.bin", finished_at=now),
    )


def test_a_member_follows_a_thing_once() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    person = ContentType.objects.get_for_model(ben)

    def follow() -> object:
        return Follow.objects.create(user=ada, target_type=person, target_id=ben.pk)

    follow()
    refused("a_member_follows_a_thing_once", follow)


def test_a_member_keeps_one_distance_from_another_and_none_from_themselves() -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    Distance.objects.create(keeper=ada, other=ben, reach=Reach.MUTE)
    refused(
        "a_member_keeps_one_distance_from_another",
        lambda: Distance.objects.create(keeper=ada, other=ben, reach=Reach.BLOCK),
    )
    refused(
        "nobody_keeps_away_from_themselves",
        lambda: Distance.objects.create(keeper=ada, other=ada, reach=Reach.BLOCK),
    )
    refused(
        "a_distance_is_a_mute_or_a_block",
        lambda: Distance.objects.create(keeper=ben, other=ada, reach="hiss"),
    )


def test_a_former_handle_is_kept_for_one() -> None:
    FormerHandle.objects.create(handle="ada-b", user=builders.user("ada"))
    refused(
        "a_former_handle_is_kept_for_one",
        lambda: FormerHandle.objects.create(handle="Ada-B", user=builders.user("ben")),
    )
