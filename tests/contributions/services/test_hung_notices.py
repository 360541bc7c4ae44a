"""Authors hear of a note beside their work in an album; no notice quotes it once it is gone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Album, AlbumItem
from contributions.services import albums, deleting_albums, hanging
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def made(*, is_public: bool = True) -> Album:
    ada = builders.user("ada")
    return albums.make(title=f"{is_public}", text="", is_public=is_public, by=ada, now=NOW)


def hang(album: Album, *authors: str, by: str = "ada", note: str = "Wet.") -> AlbumItem:
    work = builders.work(*authors).contribution
    return hanging.hang(album=album, work=work, note=note, by=builders.user(by), now=NOW)


def show(album: Album, *, is_public: bool) -> None:
    album.refresh_from_db()
    title, seen = album.title, albums.stamp_of(album)
    albums.reword(album=album, title=title, text="", is_public=is_public, seen=seen, now=NOW)


def bodies() -> list[str]:
    told = Notice.objects.filter(key__startswith="hung:").order_by("pk")
    return list(told.values_list("body", flat=True))


def test_a_note_that_is_put_otherwise_is_quoted_as_it_is_now() -> None:
    item = hang(made(), "ben")
    hanging.change(item=item, note="Dry.", position=1, by=builders.user("ada"))
    assert bodies() == ["Dry."]


def test_no_notice_quotes_the_note_of_what_was_taken_out() -> None:
    album = made()
    item, _stays = hang(album, "ben"), hang(album, "cleo", note="Cold.")
    hanging.take_out(item=item, now=NOW)
    hanging.change(item=item, note="Dry.", position=1, by=builders.user("ada"))
    assert bodies() == ["", "Cold."]


def test_no_notice_quotes_the_notes_of_an_album_that_is_private_again() -> None:
    album = made()
    hang(album, "ben")
    show(album, is_public=False)
    assert bodies() == [""]


def test_no_notice_quotes_the_notes_of_an_album_that_was_thrown_away() -> None:
    album = made()
    hang(album, "ben")
    deleting_albums.throw_away(album=album, by=builders.user("ada"), now=NOW)
    assert bodies() == [""]


def test_nobody_hears_of_what_hangs_in_an_album_that_staff_hid_meanwhile() -> None:
    album = made()
    Album.objects.update(hidden_at=NOW, hidden_by=builders.user("max"))
    hang(album, "ben")
    assert bodies() == []


def test_nobody_hears_of_what_hangs_in_an_album_that_became_private_meanwhile() -> None:
    album = made()
    Album.objects.update(public_since=None)
    hang(album, "ben")
    assert bodies() == []


def test_nobody_hears_of_a_work_that_was_withdrawn_or_taken_out_before_all_saw_it() -> None:
    album = made(is_public=False)
    gone = hang(album, "ben").contribution
    assert gone.current
    builders.withdrawn(gone.current, by="ben")
    out = hang(album, "cleo")
    hanging.take_out(item=out, now=NOW)
    show(album, is_public=True)
    assert bodies() == []


def test_each_author_hears_from_who_hung_it_and_nobody_of_their_own() -> None:
    album = made(is_public=False)
    hang(album, "ben", "cleo")
    hang(album, "ada", "cleo", by="ben", note="Cold.")
    show(album, is_public=True)
    told = Notice.objects.order_by("body", "recipient__handle")
    assert [(n.recipient.handle, n.actor and n.actor.credit_name, n.body) for n in told] == [
        ("ada", "Ben", "Cold."),
        ("cleo", "Ben", "Cold."),
        ("ben", "Ada", "Wet."),
        ("cleo", "Ada", "Wet."),
    ]


def test_an_album_becomes_public_in_as_many_statements_for_thirty_works_as_for_three() -> None:
    counts = []
    for many in (3, 30):
        album = made(is_public=False)
        for number in range(many):
            hang(album, f"m{number}", f"n{number}")
        with CaptureQueriesContext(connection) as asked:
            show(album, is_public=True)
        counts.append(len(asked))
        assert Notice.objects.filter(key__startswith="hung:").count() == many * 2
        Notice.objects.all().delete()
        Album.objects.all().delete()
    assert counts[0] == counts[1]
