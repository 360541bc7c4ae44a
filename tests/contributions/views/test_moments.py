"""A link to a moment, for whoever has no script: the page is asked for it, and the player begins
there by itself."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from contributions.models import MediaFile, Processing, Rendition, Version
from tests import builders

pytestmark = pytest.mark.django_db
MADE = {
    "audio": [("stream-mp3", "audio/mpeg"), ("stream-aac", "audio/mp4")],
    "video": [("poster", "image/webp"), ("film-720", "video/mp4"), ("hls-720", "video/mp4")],
}


def played(kind: str) -> Version:
    version = builders.work("cleo", title="Waltz", kind=kind)
    media = MediaFile.objects.create(
        uploader=builders.user("cleo"),
        version=version,
        size=10,
        sha256="0" * 64,
        kind=kind,
        facts={"duration_ms": 60_000},
    )
    Processing.objects.create(media=media, finished_at=version.published_at)
    for role, sort in MADE[kind]:
        Rendition.objects.create(media=media, role=role, file=role, content_type=sort, size=1)
    return version


def sources(version: Version, asked: str) -> list[str]:
    return sources_at(version.contribution.get_absolute_url(), asked)


def sources_at(address: str, asked: str) -> list[str]:
    page = Client().get(f"{address}{asked}").content.decode()
    return re.findall(r'<source src="([^"]+)"', page)


@pytest.mark.parametrize("kind", ["audio", "video"])
def test_a_player_begins_where_the_address_says(kind: str) -> None:
    version = played(kind)
    plain = sources(version, "")
    assert len(plain) == 2
    assert sources(version, "?t=42") == [f"{each}#t=42" for each in plain]
    assert sources(version, "?t=0:42,58.5") == [f"{each}#t=42,58.5" for each in plain]


@pytest.mark.parametrize("asked", ["?t=61", "?t=soon", "?t=", "?t=1%22%3E"])
def test_a_moment_that_it_has_not_changes_nothing(asked: str) -> None:
    version = played("audio")
    assert sources(version, asked) == sources(version, "")
