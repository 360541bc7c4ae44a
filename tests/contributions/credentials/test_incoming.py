"""What an upload says of itself is shown as its words, and its ingredients are asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from contributions.credentials import incoming, orders
from contributions.credentials.tree import MOST, tree_of
from contributions.models import Incoming, MediaFile, Suggestion, Version
from tests.contributions import making
from tests.contributions.credentials import made
from tests.contributions.media.samples import picture

pytestmark = pytest.mark.django_db


def uploaded(by: str, data: bytes) -> MediaFile:
    media = making.upload(making.draft(by), SimpleUploadedFile("it.jpg", data))
    making.processed(media)
    incoming.read(media.incoming.pk, timezone.now())
    return MediaFile.objects.get(pk=media.pk)


@pytest.fixture
def fox(tmp_path: Path) -> Version:
    path = picture(tmp_path / "fox.jpg", (1280, 960))
    return made.signed(SimpleUploadedFile("fox.jpg", path.read_bytes()))


def test_a_work_of_this_site_in_an_upload_is_suggested_and_never_blocks(
    fox: Version, client: Client
) -> None:
    media = uploaded("ben", made.data_of(fox, "image-1280-jpeg"))
    found = media.incoming.found
    assert (found["is_ours"], found["tree"]["title"]) == (True, "The fox")
    asked = Suggestion.objects.get(draft=media.draft_id, reason="credentials")
    assert asked.source == fox
    orders.order_reading(media=media)
    incoming.read(media.incoming.pk, timezone.now())
    assert Incoming.objects.filter(media=media).count() == 1


def test_what_a_file_says_is_on_its_page_as_its_own_words(fox: Version, client: Client) -> None:
    data = made.data_of(fox, "image-1280-jpeg")
    version = made.published(SimpleUploadedFile("it.jpg", data), by="ben", title="Another")
    page = client.get(version.get_absolute_url()).content.decode()
    assert "This file came with Content Credentials" in page
    assert "this site does not vouch for it" in page


def test_a_file_without_credentials_says_nothing() -> None:
    media = uploaded("ben", making.picture_bytes(form="JPEG"))
    assert media.incoming.finished_at
    assert media.incoming.found == {}


@pytest.mark.parametrize("cut", [0.05, 0.3, 0.9])
def test_truncated_credentials_end_harmlessly(fox: Version, cut: float) -> None:
    """Of a file that could not even be prepared nothing is read."""
    data = made.data_of(fox, "image-1280-jpeg")
    draft = making.draft("ben")
    media = making.upload(draft, SimpleUploadedFile("it.jpg", data[: int(len(data) * cut)]))
    made_ready = making.processed(media).processing.finished_at is not None
    rows = Incoming.objects.filter(media=media)
    assert rows.exists() == made_ready
    for row in rows:
        incoming.read(row.pk, timezone.now())
        row.refresh_from_db()
        assert row.finished_at or row.quarantined_at


def test_hostile_manifests_are_cut_to_size() -> None:
    endless: dict[str, Any] = {"label": "a", "title": "<script>\u202e" * 500, "ingredients": []}
    loop = {"title": "x", "active_manifest": "a", "relationship": "parentOf"}
    endless["ingredients"] = [loop] * 10_000
    tree = tree_of({"active_manifest": "a", "manifests": {"a": endless}})
    assert len(tree["title"]) <= 200
    assert "\u202e" not in tree["title"]
    assert len(tree["ingredients"]) <= 50 < MOST
    assert tree["ingredients"][0]["own"] == {}
    assert tree_of({"active_manifest": 7, "manifests": [1]}) == {}
