"""What a link to a page shows elsewhere: its name, what it is, and a picture."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from contributions.media.link_orders import look_round
from contributions.media.link_press import draw
from contributions.models import LinkPicture, Tag, Version
from contributions.services.albums import make
from contributions.services.hanging import hang
from tests import builders

pytestmark = pytest.mark.django_db


def told(client: Client, address: str) -> dict[str, str]:
    page = client.get(address).content.decode()
    found = re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page)
    return {name: unescape(said) for name, said in found}


def drawn(version: Version) -> LinkPicture:
    look_round(timezone.now())
    row = LinkPicture.objects.get(version=version)
    draw(row.pk, timezone.now())
    return LinkPicture.objects.get(pk=row.pk)


def test_the_pages_that_are_passed_on_say_what_they_are(client: Client) -> None:
    poem = builders.work("ada").contribution
    poem.tags.add(Tag.objects.create(slug="fog", name="fog"))
    call = builders.call(builders.project(), title="Sing it", brief="A voice in the fog.")
    front, wall = told(client, "/"), told(client, "/discover/")
    assert "half the profit" in front["description"]
    assert wall["title"] == "Discover"
    assert told(client, "/tags/fog/")["description"] == "1 work carries this tag."
    ticket = told(client, call.get_absolute_url())
    assert (ticket["title"], ticket["description"]) == ("Sing it", "A voice in the fog.")
    assert ticket["url"].endswith(call.get_absolute_url())
    assert all(each["image"].endswith(".jpg") for each in (front, wall, ticket))


def test_an_album_and_a_profile_show_the_first_work_that_can_be_shown(client: Client) -> None:
    ada = builders.user("ada")
    poem = builders.work("ada", title="Fog", text="It walks.\nIt waits.")
    album = make(title="Harbours", text="By night.", is_public=True, by=ada, now=timezone.now())
    hang(album=album, work=poem.contribution, note="", by=ada, now=timezone.now())
    assert told(client, album.get_absolute_url())["image"].endswith(".jpg")
    drawn(poem)
    for address in (album.get_absolute_url(), ada.get_absolute_url()):
        assert "/link-pictures/" in told(client, address)["image"]
    assert told(client, album.get_absolute_url())["description"] == "By night."
    poem.contribution.is_mature = True
    poem.contribution.save()
    for address in (album.get_absolute_url(), ada.get_absolute_url()):
        assert told(client, address)["image"].endswith(".jpg")
