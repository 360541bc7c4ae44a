"""Who curates an album with others, and who no longer does."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Album
from contributions.services import albums, curating, hanging
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def boats() -> Album:
    """Ada made it; Ben and Cleo said yes."""
    ada = builders.user("ada")
    album = albums.make(title="Boats", text="All that float.", is_public=True, by=ada, now=NOW)
    for name in ("ben", "cleo"):
        user = builders.user(name)
        curating.invite(album=album, user=user, by=ada, now=NOW)
        curating.answer(album=album, by=user, accepts=True, now=timezone.now())
    return album


def desk(name: str, album: Album, **fields: object) -> str:
    client = Client()
    client.force_login(builders.user(name))
    place = f"/albums/{album.pk}/"
    sent = client.post(f"{place}curators/", fields, follow=True) if fields else None
    return (sent or client.get(f"{place}edit/")).content.decode()


def curators(album: Album) -> set[str]:
    return {each.user.handle for each in album.curators.all()}


def told(name: str) -> Notice:
    return Notice.objects.of(builders.user(name)).filter(event="answered").latest("pk")


def test_who_made_an_album_takes_another_off_who_is_told_and_what_they_hung_stays(
    boats: Album,
) -> None:
    work, ben = builders.work("dan", title="Fleet").contribution, builders.user("ben")
    hanging.hang(album=boats, work=work, note="It floats.", by=ben, now=NOW)
    assert "Take them off" in desk("ada", boats)
    page = desk("ada", boats, remove="ben")
    assert "Ben does not curate it any more, and is told. What they hung stays." in page
    assert curators(boats) == {"ada", "cleo"}
    assert boats.items.get().removed_at is None
    assert told("ben").subject == "Ada took you off the curators of “Boats”"
    assert told("ben").body == "What you hung stays, with your notes."
    assert told("ben").url == boats.get_absolute_url()


def test_nobody_else_takes_anybody_off(boats: Album) -> None:
    assert "Take them off" not in desk("ben", boats)
    for whom in ("ada", "cleo"):
        page = desk("ben", boats, remove=whom)
        assert "Only who made the album, or else who curates it longest" in page
    assert curators(boats) == {"ada", "ben", "cleo"}
    client = Client()
    client.force_login(builders.user("eva"))
    answer = client.post(f"/albums/{boats.pk}/curators/", {"remove": "ben"})
    assert answer.status_code == 404


def test_once_they_stepped_back_whoever_curates_it_longest_does(boats: Album) -> None:
    curating.leave(album=boats, by=builders.user("ada"))
    desk("cleo", boats, remove="ben")
    desk("ben", boats, remove="cleo")
    assert curators(boats) == {"ben"}


@pytest.mark.parametrize("whom", ["ada", "eva", "nobody", "no\0body"])
def test_neither_oneself_nor_who_does_not_curate_it_is_taken_off(boats: Album, whom: str) -> None:
    desk("ada", boats, remove=whom)
    assert curators(boats) == {"ada", "ben", "cleo"}


def test_whoever_is_only_asked_is_not_taken_off_but_not_asked_any_more(boats: Album) -> None:
    ada, eva = builders.user("ada"), builders.user("eva")
    curating.invite(album=boats, user=eva, by=ada, now=NOW)
    assert not curating.remove(album=boats, user=eva, by=ada)
    assert curating.take_back(album=boats, user=eva)


def test_of_a_private_album_the_notice_leads_nowhere_they_cannot_go(boats: Album) -> None:
    Album.objects.update(public_since=None)
    desk("ada", boats, remove="ben")
    client = Client()
    client.force_login(builders.user("ben"))
    assert client.get(boats.get_absolute_url()).status_code == 404
    assert client.get(told("ben").url).status_code == 200


def test_a_stranger_takes_nobody_off(boats: Album) -> None:
    with pytest.raises(ValidationError, match="Only who made the album"):
        curating.remove(album=boats, user=builders.user("ben"), by=builders.user("eva"))


def test_whoever_curates_it_already_is_not_asked_and_nobody_says_so(boats: Album) -> None:
    curator = boats.curators.exclude(accepted_at=None).earliest("pk").user
    client = Client()
    client.force_login(curator)
    asked = client.post(f"/albums/{boats.pk}/curators/", {"handle": curator.handle}, follow=True)
    said = asked.content.decode()
    assert f"{curator.person.credit_name} curates this album already." in said
    assert "is asked, and can say no" not in said
