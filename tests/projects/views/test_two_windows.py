"""What two people word at the same time: who comes late reads what stands there, and loses nothing
of what they typed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from contributions.services import albums, curating
from projects.models import Lead, Project
from projects.services.news import write_update
from tests import builders

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def an_album() -> tuple[Any, str]:
    ada, ben, now = builders.user("ada"), builders.user("ben"), timezone.now()
    album = albums.make(title="Boats", text="Wet.", is_public=True, by=ada, now=now)
    curating.invite(album=album, user=ben, by=ada, now=now)
    curating.answer(album=album, by=ben, accepts=True, now=now)
    return album, f"/albums/{album.pk}/edit/"


def a_project() -> tuple[Any, str]:
    project = led_by_two()
    return project, f"{project.get_absolute_url()}desk/words/"


def an_update() -> tuple[Any, str]:
    project = led_by_two()
    now, ada = timezone.now(), builders.user("ada")
    update = write_update(project=project, by=ada, title="Boats", text="Wet.", now=now)
    return update, f"{project.get_absolute_url()}desk/updates/{update.pk}/"


def led_by_two() -> Project:
    project = builders.project("Boats", lead="ada")
    Lead.objects.create(project=project, user=builders.user("ben"))
    return project


@pytest.mark.parametrize("thing", [an_album, a_project, an_update])
def test_the_second_of_two_replaces_nothing_they_did_not_read(thing: Any) -> None:
    row, address = thing()
    ada, ben = signed_in("ada"), signed_in("ben")
    words = {"title": "Ships", "text": "Wetter.", "pitch": "Wetter.", "is_public": "on"}
    late = {"title": "Rafts", "text": "Dry.", "pitch": "Dry.", "is_public": "on"}
    seen = stamp_in(ada.get(address).content.decode())
    assert ada.post(address, words | {"seen": seen}).status_code == 302
    assert ada.post(address, words | {"seen": seen}).status_code == 302, "sent twice"
    page = ben.post(address, late | {"seen": seen}).content.decode()
    row.refresh_from_db()
    assert row.title == "Ships"
    assert "This was changed in another window" in page
    assert "Ships</blockquote>" in page
    assert "Wetter.</blockquote>" in page
    assert 'value="Rafts"' in page
    assert "Dry.</textarea>" in page
    assert ben.post(address, late | {"seen": stamp_in(page)}).status_code == 302
    row.refresh_from_db()
    assert row.title == "Rafts"


def stamp_in(page: str) -> str:
    found = re.search(r'name="seen" value="(\w{16})"', page)
    assert found
    return found[1]
