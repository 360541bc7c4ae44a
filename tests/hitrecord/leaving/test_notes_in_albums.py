"""What becomes of the albums of somebody who left, and of what they wrote beside works there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Album
from contributions.publication import gone_albums
from contributions.services import curating
from contributions.services.albums import make
from contributions.services.hanging import hang
from tests import builders
from tests.hitrecord.leaving.test_leaving import leave

pytestmark = pytest.mark.django_db


def test_no_inbox_quotes_what_who_left_wrote_beside_a_work_in_an_album() -> None:
    ben, poem, now = builders.user("ben"), builders.work("ada").contribution, timezone.now()
    album = make(title="Poems", text="", is_public=True, by=ben, now=now)
    hang(album=album, work=poem, note="It rhymes.", by=ben, now=now)
    told = Notice.objects.get(recipient__handle="ada")
    assert told.body == "It rhymes."
    leave("ben")
    told.refresh_from_db()
    assert told.body == ""
    assert album.items.get().note == "It rhymes."


def test_albums_that_only_they_saw_go_and_those_that_everybody_sees_stay() -> None:
    ada, ben, now = builders.user("ada"), builders.user("ben"), timezone.now()
    for title, is_public in (("Secret", False), ("Boats", True), ("Ours", False)):
        make(title=title, text="", is_public=is_public, by=ada, now=now)
    ours = Album.objects.get(title="Ours")
    curating.invite(album=ours, user=ben, by=ada, now=now)
    client = Client()
    client.force_login(ada)
    assert "Albums that only you see" in client.get("/settings/leaving/").content.decode()
    curating.answer(album=ours, by=ben, accepts=True, now=now)
    leave("ada")
    assert set(Album.objects.standing().values_list("title", flat=True)) == {"Boats", "Ours"}
    assert ours.curators.get().user == ben
    assert Notice.objects.filter(recipient=ben, subject="Ada does not curate “Ours” any more")
    gone_albums.clear(timezone.now() + timedelta(days=60))
    assert not Album.objects.filter(title="Secret").exists()


def test_the_page_of_an_album_names_who_made_it_after_they_left() -> None:
    ada, now = builders.user("ada"), timezone.now()
    album = make(title="Boats", text="", is_public=True, by=ada, now=now)
    leave("ada", keeps="former")
    assert "A former member" in Client().get(album.get_absolute_url()).content.decode()
