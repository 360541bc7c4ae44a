"""Public albums are browsed and found, and authors hear that a work of theirs hangs in one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Version
from contributions.services.albums import make, reword, stamp_of
from contributions.services.hanging import hang
from tests import builders

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]
NOW = timezone.now()


def shown(address: str) -> str:
    return Client().get(address).content.decode()


def test_public_albums_that_hold_something_are_found_by_their_words() -> None:
    ben, fog = builders.user("ben"), builders.work("ada", title="Fog").contribution
    for title, is_public, full in (("Slow weather", True, True), ("Mine", False, True)):
        album = make(title=title, text="Wet.", is_public=is_public, by=ben, now=NOW)
        if full:
            hang(album=album, work=fog, note="", by=ben, now=NOW)
    make(title="Empty", text="", is_public=True, by=ben, now=NOW)
    page = shown("/albums/")
    assert "Slow weather" in page
    assert "Mine" not in page
    assert "Empty" not in page
    assert "Slow weather" in shown("/albums/?q=wet+weather")
    assert "No album says “dry”." in shown("/albums/?q=dry")
    assert 'href="/albums/"' in shown("/discover/") or "Albums" not in shown("/discover/")


def test_authors_hear_once_and_only_of_what_everybody_sees() -> None:
    ben, fog = builders.user("ben"), builders.work("ada", title="Fog").contribution
    album = make(title="Weather", text="", is_public=False, by=ben, now=NOW)
    hang(album=album, work=fog, note="It drips.", by=ben, now=NOW)
    told = Notice.objects.filter(key__startswith="hung:")
    assert not told.exists()
    for is_public, quoted in ((True, "It drips."), (False, ""), (True, "")):
        album.refresh_from_db()
        seen = stamp_of(album)
        reword(album=album, title="Weather", text="", is_public=is_public, seen=seen, now=NOW)
        assert (told.get().recipient.handle, told.get().body) == ("ada", quoted)
    album.refresh_from_db()
    mine = builders.work("ben").contribution
    hang(album=album, work=mine, note="", by=ben, now=NOW)
    assert told.count() == 1


def test_the_first_works_of_each_album_hang_beside_its_name() -> None:
    ben = builders.user("ben")
    album = make(title="Weather", text="", is_public=True, by=ben, now=NOW)
    for number in range(6):
        said = f"Drop {number}."
        work = builders.work("ada", title=f"Rain {number}", text=said).contribution
        hang(album=album, work=work, note="", by=ben, now=NOW)
    builders.withdrawn(Version.objects.get(contribution__title="Rain 1"))
    page = shown("/albums/")
    seen = [number for number in range(6) if f"Drop {number}." in page]
    assert seen == [0, 2, 3, 4]


@pytest.mark.parametrize("count", [1, 12])
def test_a_list_of_albums_takes_the_same_statements_for_any_number(
    count: int, django_assert_max_num_queries: AtMost
) -> None:
    ben = builders.user("ben")
    for number in range(count):
        album = make(title=f"Album {number}", text="", is_public=True, by=ben, now=NOW)
        for _n in range(2):
            hang(album=album, work=builders.work("ada").contribution, note="", by=ben, now=NOW)
    with django_assert_max_num_queries(6):
        shown("/albums/")
