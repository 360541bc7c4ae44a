"""The pages of albums, as visitors, curators and those who are asked see them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from contributions.models import Album, AlbumItem, Contribution
from contributions.services import albums, curating, hanging
from tests import builders

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]
NOW = timezone.now()


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def said(client: Client, address: str, **fields: object) -> str:
    return client.post(address, fields, follow=True).content.decode()


def read(address: str, client: Client | None = None) -> str:
    return (client or Client()).get(address).content.decode()


@pytest.fixture
def boats() -> Album:
    ada = builders.user("ada")
    return albums.make(title="Boats", text="All that float.", is_public=True, by=ada, now=NOW)


def hang(album: Album, note: str = "It floats.") -> AlbumItem:
    work = builders.work("ben", title="Paper fleet").contribution
    return hanging.hang(album=album, work=work, note=note, by=album.made_by, now=NOW)


def test_an_album_is_begun_filled_from_a_work_and_found_from_there() -> None:
    ada = signed_in("ada")
    page = said(ada, "/albums/new/", title="Boats", text="All that float.", is_public="on")
    assert "It is there." in page
    album, work = Album.objects.get(), builders.work("ben", title="Paper fleet").contribution
    assert "Add to an album" in read(work.get_absolute_url())
    page = said(ada, f"/works/{work.pk}/albums/addition/", album=album.pk, note="It floats.")
    assert "“Paper fleet” hangs in “Boats”." in page
    page = read(album.get_absolute_url())
    assert all(words in page for words in ("Boats", "All that float.", "Paper fleet", "It floats."))
    assert "In 1 album</a>" in read(work.get_absolute_url())
    assert "Boats" in read(f"/works/{work.pk}/albums/")
    assert "Boats" in read("/people/ada/")


def test_a_private_album_is_nowhere_for_others(boats: Album) -> None:
    item = hang(boats)
    words = {"title": "Secret boats", "text": "", "seen": albums.stamp_of(boats)}
    said(signed_in("ada"), f"/albums/{boats.pk}/edit/", **words)
    for client in (Client(), signed_in("eva")):
        assert client.get(f"/albums/{boats.pk}/").status_code == 404
        assert "Secret boats" not in read("/people/ada/", client)
        assert "Secret boats" not in read(f"/works/{item.contribution_id}/albums/", client)
        assert "In 1 album" not in read(item.contribution.get_absolute_url(), client)
    assert "only its curators see it" in read(f"/albums/{boats.pk}/", signed_in("ada"))


def test_a_withdrawn_work_leaves_a_quiet_gap(boats: Album) -> None:
    builders.withdrawn(hang(boats).contribution.current)  # type: ignore[arg-type]
    page = read(boats.get_absolute_url())
    assert "A work hung here. It is withdrawn." in page
    assert "Paper fleet" not in page
    assert "It floats." not in page
    ada, address = signed_in("ada"), f"/albums/{boats.pk}/edit/"
    page = read(address, ada)
    assert "A withdrawn work" in page
    assert "Paper fleet" not in page
    removal = {"removed_at": timezone.now(), "removed_by": builders.user("max")}
    Contribution.objects.update(removed_reason="No.", **removal)
    assert "A work that the staff took down" in read(address, ada)
    assert "A work hung here. The staff took it down." in read(boats.get_absolute_url())
    said(ada, f"/album-items/{boats.items.get().pk}/", act="out")
    assert "Paper fleet" not in read(address, ada)


def test_a_curator_saves_a_place_and_a_note_takes_out_and_puts_back(boats: Album) -> None:
    item, ada = hang(boats), signed_in("ada")
    address = f"/album-items/{item.pk}/"
    words = {"position": "1", "note": "Better.", "seen": hanging.stamp_of(item)}
    assert 'value="Better."' in said(ada, address, **words)
    assert "Put it back" in said(ada, address, act="out")
    assert "Better." not in read(boats.get_absolute_url())
    said(ada, address, act="back")
    said(ada, address, act="up")
    said(ada, address, act="down")
    assert "Better." in read(boats.get_absolute_url())


def test_of_two_curators_the_later_reads_the_others_note_and_keeps_what_was_typed(
    boats: Album,
) -> None:
    item, ada, ben = hang(boats), signed_in("ada"), builders.user("ben")
    seen = read(f"/albums/{boats.pk}/edit/", ada).split('name="seen" value="')[1].split('"')[0]
    assert seen == hanging.stamp_of(item)
    hanging.change(item=item, note="It sails.", position=1, by=ben)
    words = {"position": "1", "note": "It swims.", "seen": seen}
    page = said(ada, f"/album-items/{item.pk}/", **words)
    assert "This was changed in another window, or by somebody else" in page
    assert ">It sails.</blockquote>" in page
    assert 'value="It swims."' in page
    item.refresh_from_db()
    assert item.note == "It sails."
    said(ada, f"/album-items/{item.pk}/", **words | {"seen": hanging.stamp_of(item)})
    item.refresh_from_db()
    assert item.note == "It swims."


def test_who_changes_only_the_place_keeps_what_another_curator_wrote_meanwhile(
    boats: Album,
) -> None:
    hang(boats)
    item, ada = hang(boats), signed_in("ada")
    words = {"position": "1", "note": "It floats.", "seen": hanging.stamp_of(item)}
    hanging.change(item=item, note="It sails.", position=2, by=builders.user("ben"))
    assert "Saved." in said(ada, f"/album-items/{item.pk}/", **words)
    item.refresh_from_db()
    assert (item.position, item.note) == (1, "It sails.")


def test_a_place_is_changed_while_another_curator_writes_the_same_note(boats: Album) -> None:
    item, ada = hang(boats), signed_in("ada")
    words = {"position": "1", "note": "It sails.", "seen": hanging.stamp_of(item)}
    hanging.change(item=item, note="It sails.", position=1, by=builders.user("ben"))
    assert "Saved." in said(ada, f"/album-items/{item.pk}/", **words)


@pytest.mark.parametrize(
    ("there", "words"), [("", "without a note"), ("It floats.", "“It floats.”")]
)
def test_a_note_for_what_hangs_already_is_not_lost_without_a_word(
    boats: Album, there: str, words: str
) -> None:
    work = hang(boats, there).contribution
    address = f"/works/{work.pk}/albums/addition/"
    page = said(signed_in("ada"), address, album=boats.pk, note="It swims.")
    assert "It hangs there already" in page
    assert words in page
    assert "It swims." in page
    assert "hangs in “Boats”." not in page


@pytest.mark.parametrize("place", ["", "0", "201", "two", "9" * 40, "-1"])
def test_a_place_that_is_none_keeps_the_note(boats: Album, place: str) -> None:
    item = hang(boats)
    page = said(signed_in("ada"), f"/album-items/{item.pk}/", position=place, note="Much better.")
    assert "A place is a number from 1 to 200." in page
    assert "Much better." in page


def test_words_that_are_too_long_or_missing_are_kept(boats: Album) -> None:
    ada = signed_in("ada")
    page = said(ada, "/albums/new/", title="", text="Mine.")
    assert "Give it a title." in page
    assert "Mine." in page
    page = said(ada, f"/albums/{boats.pk}/edit/", title="x" * 121, text="Mine.")
    assert "121 characters are too many here: 120 fit." in page
    assert "x" * 121 in page


def test_an_album_of_somebody_else_takes_nothing(boats: Album) -> None:
    work = builders.work("ben").contribution
    page = said(signed_in("eva"), f"/works/{work.pk}/albums/addition/", album=boats.pk, note="Hm.")
    assert "Begin an album" in page
    assert not boats.items.exists()


def test_who_is_asked_sees_the_album_and_answers_there(boats: Album) -> None:
    ada, ben = signed_in("ada"), signed_in("ben")
    words = {"title": "Boats", "text": "", "seen": albums.stamp_of(boats)}
    said(ada, f"/albums/{boats.pk}/edit/", **words)
    assert "Nobody here is called “nemo”." in said(
        ada, f"/albums/{boats.pk}/curators/", handle="nemo"
    )
    said(ada, f"/albums/{boats.pk}/curators/", handle="@ben")
    asked = read(f"/albums/{boats.pk}/", ben)
    assert '<a href="/people/ada/">Ada</a> asks you to curate this album.' in asked
    assert ben.get(f"/albums/{boats.pk}/edit/").status_code == 404
    assert "You curate this album now." in said(ben, f"/albums/{boats.pk}/answer/", answer="accept")
    assert ben.get(f"/albums/{boats.pk}/edit/").status_code == 200
    assert "You do not curate it" in said(ben, f"/albums/{boats.pk}/leaving/")
    assert "Nobody else curates it." in said(ada, f"/albums/{boats.pk}/leaving/")


def test_who_is_asked_finds_the_question_among_their_own_albums(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    Album.objects.update(public_since=None)
    curating.invite(album=boats, user=ben, by=ada, now=NOW)
    assert "you are asked to curate it" in read("/people/ben/", signed_in("ben"))
    for reader in ("ada", "cleo"):
        assert "you are asked to curate it" not in read("/people/ben/", signed_in(reader))
        assert "Boats" not in read("/people/ben/", signed_in(reader))
    curating.answer(album=boats, by=ben, accepts=True, now=NOW)
    mine = read("/people/ben/", signed_in("ben"))
    assert "Boats" in mine
    assert "you are asked to curate it" not in mine


def test_a_question_is_taken_back_or_answered_with_no(boats: Album) -> None:
    ada, ben, eva = builders.user("ada"), builders.user("ben"), builders.user("eva")
    for asked in (ben, eva):
        curating.invite(album=boats, user=asked, by=ada, now=NOW)
    said(signed_in("ada"), f"/albums/{boats.pk}/curators/", take_back="no\0body")
    said(signed_in("ada"), f"/albums/{boats.pk}/curators/", take_back="ben")
    said(signed_in("eva"), f"/albums/{boats.pk}/answer/", answer="decline")
    assert boats.curators.get().user == ada


@pytest.mark.parametrize("press", ["take_back", "remove"])
def test_a_curator_who_is_not_in_the_list_any_more_is_not_met_with_silence(
    boats: Album, press: str
) -> None:
    builders.user("eva")
    for handle in ("ben-as-he-was-called", "eva"):
        page = said(signed_in("ada"), f"/albums/{boats.pk}/curators/", **{press: handle})
        assert "The list of curators changed meanwhile, so nothing was done." in page


def test_who_answers_what_was_taken_back_meanwhile_is_told_so(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    curating.invite(album=boats, user=ben, by=ada, now=NOW)
    curating.take_back(album=boats, user=ben)
    answer = f"/albums/{boats.pk}/answer/"
    assert "This invitation is not open any more." in said(
        signed_in("ben"), answer, answer="accept"
    )
    assert boats.curators.get().user == ada
    assert signed_in("eva").post(answer, {"answer": "accept"}).status_code == 404
    Album.objects.update(public_since=None)
    assert signed_in("ben").post(answer, {"answer": "accept"}).status_code == 404


@pytest.mark.parametrize("count", [10, 200])
def test_an_album_takes_the_same_statements_for_any_number(
    boats: Album, count: int, django_assert_max_num_queries: AtMost, settings: Settings
) -> None:
    settings.NEW_ACCOUNT_DAYS = 0
    for _n in range(count):
        hang(boats)
    with django_assert_max_num_queries(9):
        Client().get(boats.get_absolute_url())
    ada = signed_in("ada")
    with django_assert_max_num_queries(14):
        ada.get(f"/albums/{boats.pk}/edit/")


@pytest.mark.parametrize("count", [10, 1000])
def test_the_albums_of_a_work_take_the_same_statements_for_any_number(
    boats: Album, count: int, django_assert_max_num_queries: AtMost
) -> None:
    ada, work = boats.made_by, hang(boats).contribution
    rows = Album.objects.bulk_create(
        Album(title=f"{n}", made_by=ada, public_since=NOW) for n in range(count)
    )
    AlbumItem.objects.bulk_create(
        AlbumItem(album=each, contribution=work, position=1, added_by=ada) for each in rows
    )
    with django_assert_max_num_queries(4):
        assert f"In {count + 1} albums" in read(f"/works/{work.pk}/albums/")
