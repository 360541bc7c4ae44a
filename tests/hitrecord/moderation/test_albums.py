"""Albums that are reported, hidden by staff, and shown again after an appeal."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Event, Notice
from contributions.models import Album
from contributions.queries.albums import albums_by, albums_with
from contributions.services import albums, curating, hanging
from hitrecord.moderation.appealing import appeal, review
from hitrecord.moderation.subjects import seen_by
from tests import builders
from tests.contributions.disputing import moderator
from tests.hitrecord.moderation.acting import decided, reported, subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def album() -> Album:
    """By Cleo and Dan, with a work of Ada's."""
    cleo, dan, now = builders.user("cleo"), builders.user("dan"), timezone.now()
    made = albums.make(title="Foul", text="", is_public=True, by=cleo, now=now)
    curating.invite(album=made, user=dan, by=cleo, now=now)
    curating.answer(album=made, by=dan, accepts=True, now=now)
    work = builders.work("ada", title="Lamp").contribution
    hanging.hang(album=made, work=work, note="Look how bad.", by=cleo, now=now)
    return made


def status(album: Album, name: str = "") -> int:
    client = Client()
    if name:
        client.force_login(builders.user(name))
    return client.get(album.get_absolute_url()).status_code


def reword(album: Album, **said: Any) -> None:
    album.refresh_from_db()
    seen = albums.stamp_of(album)
    albums.reword(album=album, text="", seen=seen, now=timezone.now(), **said)


def test_an_album_that_staff_hid_is_there_for_its_curators_alone(album: Album) -> None:
    made = decided(reported(subject("album", album.pk, "ada"), by="ada"), removes=True)
    assert [status(album, name) for name in ("", "ada", "cleo", "dan")] == [404, 404, 200, 200]
    work, cleo = album.items.get().contribution, builders.user("cleo")
    assert not albums_with(work, reader=builders.user("ada")).exists()
    assert not albums_by(cleo, reader=builders.user("ada")).exists()
    assert albums_by(cleo, reader=cleo).exists()
    told = Notice.objects.filter(event=Event.MODERATED)
    assert {one.recipient.handle for one in told} == {"cleo", "dan"}
    assert "nobody sees it but its curators" in told[0].body
    reword(album, title="Fair", is_public=True)
    assert status(album) == 404
    album.refresh_from_db()
    assert (album.hidden_at, album.hidden_by) == (made.at, made.by)


def test_no_notice_quotes_the_notes_of_an_album_that_staff_hid(album: Album) -> None:
    told = Notice.objects.filter(recipient=builders.user("ada"), key__startswith="hung:")
    assert told.get().body == "Look how bad."
    decided(reported(subject("album", album.pk, "ada"), by="ada"), removes=True)
    assert told.get().body == ""


def test_a_granted_appeal_shows_it_again(album: Album) -> None:
    made = decided(reported(subject("album", album.pk, "ada"), by="ada"), removes=True)
    now = timezone.now()
    appeal(decision=made, by=builders.user("cleo"), words="It is praise.", now=now)
    review(decision=made, by=moderator("mia"), uphold=False, reason="It is.", now=now)
    assert status(album) == 200
    assert Album.objects.get().hidden_by is None


def test_a_curator_does_not_report_their_own_and_a_private_one_is_not_there(album: Album) -> None:
    with pytest.raises(ValidationError, match="This is yours"):
        reported(subject("album", album.pk, "dan"), by="dan")
    reword(album, title="Foul", is_public=False)
    assert seen_by(builders.user("ada"), "album", album.pk) is None


def test_its_page_leads_everybody_but_its_curators_to_the_report(album: Album) -> None:
    address = f"/report/album/{album.pk}/"
    cleo = Client()
    cleo.force_login(builders.user("cleo"))
    assert address in Client().get(album.get_absolute_url()).content.decode()
    assert address not in cleo.get(album.get_absolute_url()).content.decode()
    assert Client().get(address).status_code == 200
