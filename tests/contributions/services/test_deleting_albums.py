"""Whoever curates an album alone may throw it away, and has two weeks to want it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone

from contributions.models import Album, AlbumCurator, Case, Contribution
from contributions.publication.gone_albums import clear
from contributions.queries.albums import albums_by, albums_with
from contributions.services import albums, curating, deleting_albums, hanging
from tests import builders
from tests.contributions.views.test_albums import read, said, signed_in

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def boats() -> Album:
    """Ada's, with a work by Ben."""
    ada, work = builders.user("ada"), builders.work("ben", title="A boat").contribution
    album = albums.make(title="Boats", text="", is_public=True, by=ada, now=NOW)
    hanging.hang(album=album, work=work, note="", by=ada, now=NOW)
    return album


def throw_away(album: Album, *, days_ago: int = 0) -> None:
    now = NOW - timedelta(days=days_ago)
    deleting_albums.throw_away(album=album, by=builders.user("ada"), now=now)


def bring_back(album: Album, by: str = "ada") -> bool:
    return deleting_albums.bring_back(album=album, by=builders.user(by), now=NOW)


def test_it_is_seen_nowhere_and_comes_back_as_it_was(boats: Album) -> None:
    ada, work = signed_in("ada"), Contribution.objects.get()
    page = ada.post(f"/albums/{boats.pk}/deletion/", follow=True).content.decode()
    assert "Albums thrown away" in page
    assert "Undo" in page
    reader = builders.user("ada")
    assert not albums_with(work, reader=reader).exists()
    assert not albums_by(reader, reader=reader).exists()
    for path in ("", "edit/"):
        assert ada.get(f"/albums/{boats.pk}/{path}").status_code == 404
    assert "The album is back, as it was." in said(ada, f"/albums/{boats.pk}/return/")
    assert "A boat" in read(f"/albums/{boats.pk}/")
    assert said(ada, f"/albums/{boats.pk}/return/").count("is back, as it was") == 0


def test_only_who_curates_it_alone_throws_it_away(boats: Album) -> None:
    ada, ben = builders.user("ada"), builders.user("ben")
    curating.invite(album=boats, user=ben, by=ada, now=NOW)
    assert "Throw the album away" in read(f"/albums/{boats.pk}/edit/", signed_in("ada"))
    curating.answer(album=boats, by=ben, accepts=True, now=NOW)
    assert "Throw the album away" not in read(f"/albums/{boats.pk}/edit/", signed_in("ada"))
    with pytest.raises(ValidationError, match="Somebody else curates it, too"):
        throw_away(boats)
    assert "so it stays" in said(signed_in("ada"), f"/albums/{boats.pk}/deletion/")


def test_who_is_asked_to_curate_it_finds_no_album_and_neither_deletes_nor_brings_back(
    boats: Album,
) -> None:
    curating.invite(album=boats, user=builders.user("ben"), by=builders.user("ada"), now=NOW)
    ben = signed_in("ben")
    assert ben.post(f"/albums/{boats.pk}/deletion/").status_code == 404
    throw_away(boats)
    assert ben.get(f"/albums/{boats.pk}/").status_code == 404
    assert ben.post(f"/albums/{boats.pk}/answer/", {"answer": "accept"}).status_code == 404
    assert ben.post(f"/albums/{boats.pk}/return/").status_code == 404
    assert not bring_back(boats, by="ben")
    assert bring_back(boats)
    assert AlbumCurator.objects.filter(album=boats, accepted_at=None).count() == 1


def test_what_staff_took_from_view_stays_until_that_is_settled(boats: Album) -> None:
    Album.objects.update(hidden_at=NOW, hidden_by=builders.user("max"))
    with pytest.raises(ValidationError, match="Staff took it from view"):
        throw_away(boats)


def test_it_goes_for_good_after_two_weeks_and_its_works_stay(boats: Album) -> None:
    throw_away(boats, days_ago=13)
    clear(NOW)
    assert Album.objects.exists()
    Album.objects.update(deleted_at=NOW - timedelta(days=15))
    assert not bring_back(boats)
    clear(NOW)
    assert not Album.objects.exists()
    assert Contribution.objects.get().title == "A boat"


def test_what_was_reported_stays_unseen_for_the_record(boats: Album) -> None:
    kind = ContentType.objects.get_for_model(Album)
    Case.objects.create(target_type=kind, target_id=boats.pk, label="Boats")
    throw_away(boats, days_ago=15)
    clear(NOW)
    assert Album.objects.exists()


def test_nobody_has_more_albums_than_fit_by_throwing_some_away(
    boats: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(albums, "MOST_ALBUMS", 1)
    monkeypatch.setattr(deleting_albums, "MOST_ALBUMS", 1)
    throw_away(boats)
    albums.make(title="Trees", text="", is_public=True, by=builders.user("ada"), now=NOW)
    assert "and that is the most" in said(signed_in("ada"), f"/albums/{boats.pk}/return/")
    assert Album.objects.standing().get().title == "Trees"
