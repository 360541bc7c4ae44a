"""Every rule of albums and staff picks, attacked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from contributions.models import Album, AlbumCurator, AlbumItem, StaffPick
from tests import builders

pytestmark = pytest.mark.django_db


def album() -> Album:
    return Album.objects.create(title="Boats", made_by=builders.user("ada"))


def hang(on: Album, position: int, work: Any = None) -> AlbumItem:
    work = work or builders.work("ben").contribution
    return AlbumItem.objects.create(
        album=on, contribution=work, position=position, added_by=builders.user("ada")
    )


def test_a_work_is_in_an_album_once() -> None:
    boats = album()
    work = hang(boats, 1).contribution
    with pytest.raises(IntegrityError, match="a_work_is_in_an_album_once"):
        hang(boats, 2, work)


@pytest.mark.parametrize("position", [0, 201])
def test_an_album_holds_at_most_200_works(position: int) -> None:
    with pytest.raises(IntegrityError, match="an_album_holds_at_most_200_works"):
        hang(album(), position)


def test_a_member_curates_an_album_once() -> None:
    boats, ada = album(), builders.user("ada")
    AlbumCurator.objects.create(album=boats, user=ada, invited_by=ada)
    with pytest.raises(IntegrityError, match="a_member_curates_an_album_once"):
        AlbumCurator.objects.create(album=boats, user=ada, invited_by=ada)


def test_a_hidden_album_was_hidden_by_somebody() -> None:
    made = album()
    with pytest.raises(IntegrityError, match="a_hidden_album_was_hidden_by_somebody"):
        Album.objects.filter(pk=made.pk).update(hidden_at=timezone.now())


def pick(**more: Any) -> StaffPick:
    now = timezone.now()
    named = {
        "contribution": builders.work("ada").contribution,
        "reason": "It walks.",
        "picked_by": builders.user("paula"),
        "picked_at": now,
        "until": now + timedelta(days=7),
    }
    return StaffPick.objects.create(**{**named, **more})


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("a_staff_pick_says_why", {"reason": ""}),
        ("a_staff_pick_has_an_end", {"until": timezone.now() - timedelta(days=1)}),
        ("an_ended_pick_was_ended_by_somebody", {"ended_at": timezone.now()}),
    ],
)
def test_a_pick_that_makes_no_sense_is_refused(name: str, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=name):
        pick(**wrong)


def test_a_work_is_picked_once_at_a_time() -> None:
    first = pick()
    with pytest.raises(IntegrityError, match="a_work_is_picked_once_at_a_time"):
        pick(contribution=first.contribution)
