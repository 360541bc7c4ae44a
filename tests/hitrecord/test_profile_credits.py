"""The credits on a profile: all of them, by pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from hitrecord.queries import profile
from tests import builders

pytestmark = pytest.mark.django_db


def test_whoever_holds_many_credits_shows_all_of_them_by_pages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile, "CREDITS_SHOWN", 2)
    ada, production = builders.user("ada"), builders.production(builders.project("The pier"))
    piece = builders.piece(production, "Song", 10)
    for role in ("Words", "Foghorn", "Bells"):
        builders.credit(piece, ada.person, role=role)
    assert "Foghorn" not in client.get("/people/ada/").content.decode()
    production.released_at = timezone.now()
    production.save()
    pages = [client.get(f"/people/ada/?page={n}").content.decode() for n in (1, 2)]
    assert 'href="?page=2#credits"' in pages[0]
    assert ["Foghorn" in page for page in pages] == [True, False]
    assert ["Bells" in page for page in pages] == [False, True]
