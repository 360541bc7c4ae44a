"""Albums: what hangs where, who curates, and what two who do it at once end with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Distance, Notice, Reach
from contributions.models import Album, AlbumItem, Contribution, Thread
from contributions.models.album import MOST_ALBUMS, MOST_CURATORS, MOST_WORKS
from contributions.services import albums, curating, hanging
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def made(title: str = "Boats", by: str = "ada") -> Album:
    return albums.make(title=title, text="", is_public=True, by=builders.user(by), now=NOW)


def hang(album: Album, title: str) -> AlbumItem:
    work = builders.work("ben", title=title).contribution
    return hanging.hang(album=album, work=work, note="", by=builders.user("ada"), now=NOW)


def order(album: Album) -> list[tuple[int, str]]:
    rows = album.items.filter(removed_at=None)
    return list(rows.values_list("position", "contribution__title"))


@pytest.fixture
def boats() -> Album:
    album = made()
    for title in ("a", "b", "c"):
        hang(album, title)
    return album


def item(album: Album, title: str) -> AlbumItem:
    return album.items.get(contribution__title=title)


def test_an_album_that_is_sent_twice_is_one() -> None:
    assert made() == made()
    assert Album.objects.get().curators.get().accepted_at == NOW


def test_nobody_makes_more_albums_than_fit() -> None:
    ada = builders.user("ada")
    Album.objects.bulk_create(Album(title=f"{n}", made_by=ada) for n in range(MOST_ALBUMS))
    with pytest.raises(ValidationError, match="the most"):
        made()


@pytest.mark.parametrize(
    ("title", "place", "then"),
    [("c", 1, "cab"), ("a", 3, "bca"), ("a", 200, "bca"), ("b", 2, "abc")],
)
def test_a_work_is_put_at_a_place_and_the_others_make_room(
    boats: Album, title: str, place: int, then: str
) -> None:
    hanging.change(item=item(boats, title), note="Why", position=place, by=builders.user("ada"))
    assert order(boats) == list(enumerate(then, 1))
    assert item(boats, title).note == "Why"


def test_a_work_goes_a_step_and_stays_at_the_end(boats: Album) -> None:
    for then in ("acb", "cab", "cab"):
        hanging.step(item=item(boats, "c"), by=-1)
        assert order(boats) == list(enumerate(then, 1))
    hanging.step(item=item(boats, "c"), by=1)
    assert order(boats) == list(enumerate("acb", 1))


def test_what_is_taken_out_can_be_put_back_where_it_hung(boats: Album) -> None:
    assert hanging.take_out(item=item(boats, "b"), now=NOW)
    assert not hanging.take_out(item=item(boats, "b"), now=NOW)
    assert order(boats) == list(enumerate("ac", 1))
    hanging.step(item=item(boats, "b"), by=1)
    assert order(boats) == list(enumerate("ac", 1))
    for _twice in range(2):
        hanging.put_back(item=item(boats, "b"))
        assert order(boats) == list(enumerate("abc", 1))


def test_a_note_on_what_another_curator_took_out_does_not_hang_it_again(boats: Album) -> None:
    hanging.take_out(item=item(boats, "b"), now=NOW)
    hanging.change(item=item(boats, "b"), note="Late", position=1, by=builders.user("ada"))
    assert order(boats) == list(enumerate("ac", 1))
    assert item(boats, "b").note == "Late"


def test_a_work_hangs_once_and_comes_back_with_a_new_note(boats: Album) -> None:
    work, ada = item(boats, "a").contribution, builders.user("ada")
    again = hanging.hang(album=boats, work=work, note="New", by=ada, now=NOW)
    assert (again.note, len(order(boats))) == ("", 3)
    hanging.take_out(item=again, now=NOW)
    hanging.hang(album=boats, work=work, note="New", by=ada, now=NOW)
    assert order(boats) == list(enumerate("bca", 1))
    assert item(boats, "a").note == "New"


def test_a_withdrawn_work_is_not_added(boats: Album) -> None:
    gone = builders.withdrawn(builders.work("ada"))
    with pytest.raises(ValidationError, match="withdrawn"):
        hanging.hang(album=boats, work=gone, note="", by=builders.user("ada"), now=NOW)


def test_a_full_album_says_so(boats: Album) -> None:
    thread = builders.work("eva").contribution
    works = [Thread.objects.create() for _n in range(MOST_WORKS - 3)]
    rows = Contribution.objects.bulk_create(
        Contribution(kind=thread.kind, title="x", thread=each) for each in works
    )
    AlbumItem.objects.bulk_create(
        AlbumItem(album=boats, contribution=w, position=4 + n, added_by=boats.made_by)
        for n, w in enumerate(rows)
    )
    with pytest.raises(ValidationError, match="at most 200 works"):
        hang(boats, "d")
    first = item(boats, "a")
    hanging.take_out(item=first, now=NOW)
    hang(boats, "e")
    with pytest.raises(ValidationError, match="at most 200 works"):
        hanging.put_back(item=first)


def test_nobody_curates_without_having_said_yes(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    for _twice in range(2):
        curating.invite(album=boats, user=ben, by=ada, now=NOW)
    assert Notice.objects.get(recipient=ben, subject="Ada asks you to curate “Boats”")
    assert boats not in Album.objects.curated_by(ben)
    curating.answer(album=boats, by=ben, accepts=True, now=NOW)
    assert boats in Album.objects.curated_by(ben)
    assert Notice.objects.get(recipient=ada, subject="Ben curates “Boats” now")
    with pytest.raises(ValidationError, match="not open any more"):
        curating.answer(album=boats, by=ben, accepts=False, now=NOW)
    assert not curating.take_back(album=boats, user=ben)


def test_a_no_is_a_no_and_a_question_can_be_taken_back(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    curating.invite(album=boats, user=ben, by=ada, now=NOW)
    curating.answer(album=boats, by=ben, accepts=False, now=NOW)
    assert Notice.objects.get(recipient=ada).subject == "Ben does not want to curate “Boats”"
    curating.invite(album=boats, user=ben, by=ada, now=NOW)
    assert curating.take_back(album=boats, user=ben)
    assert boats.curators.get().user == ada


def test_after_a_second_no_nobody_is_asked_again_for_a_month(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    for _time in range(2):
        curating.invite(album=boats, user=ben, by=ada, now=NOW)
        curating.answer(album=boats, by=ben, accepts=False, now=NOW)
    with pytest.raises(ValidationError, match="asked 2 times within a month"):
        curating.invite(album=boats, user=ben, by=ada, now=NOW)
    curating.invite(album=made("Piers"), user=ben, by=ada, now=NOW)
    curating.invite(album=boats, user=ben, by=ada, now=NOW + timedelta(days=31))


def test_nobody_is_asked_across_a_block_or_as_the_thirteenth(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    Distance.objects.create(keeper=ben, other=ada, reach=Reach.BLOCK)
    with pytest.raises(ValidationError, match="cannot reach"):
        curating.invite(album=boats, user=ben, by=ada, now=NOW)
    for number in range(MOST_CURATORS - 1):
        curating.invite(album=boats, user=builders.user(f"u{number}"), by=ada, now=NOW)
    with pytest.raises(ValidationError, match="at most 12"):
        curating.invite(album=boats, user=builders.user("eva"), by=ada, now=NOW)


def test_the_last_curator_stays(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    with pytest.raises(ValidationError, match="Nobody else"):
        curating.leave(album=boats, by=ada)
    curating.invite(album=boats, user=ben, by=ada, now=NOW)
    with pytest.raises(ValidationError, match="Nobody else"):
        curating.leave(album=boats, by=ada)
    curating.answer(album=boats, by=ben, accepts=True, now=NOW)
    curating.leave(album=boats, by=ada)
    assert boats.curators.get().user == ben


def test_whoever_stops_curating_is_not_missed_in_silence(boats: Album) -> None:
    ada, ben, cleo, dan = (builders.user(name) for name in ("ada", "ben", "cleo", "dan"))
    for asked in (ben, cleo, dan):
        curating.invite(album=boats, user=asked, by=ada, now=NOW)
    for asked in (ben, cleo):
        curating.answer(album=boats, by=asked, accepts=True, now=NOW)
    curating.leave(album=boats, by=ben)
    told = Notice.objects.filter(subject="Ben does not curate “Boats” any more")
    assert {each.recipient for each in told} == {ada, cleo}
    curating.invite(album=boats, user=ben, by=cleo, now=NOW)
    curating.answer(album=boats, by=ben, accepts=True, now=NOW)
    curating.leave(album=boats, by=ben)
    assert told.all().count() == 4, "each time anew"
