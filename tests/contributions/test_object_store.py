"""The same works with an object store instead of a folder: a real S3 server, moto's."""

from itertools import takewhile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from contributions.queries.cards import held
from contributions.services.publishing import publish
from tests.contributions import making
from tests.contributions.conftest import BUCKET

pytestmark = pytest.mark.django_db


def test_a_picture_is_kept_processed_and_shown_from_the_object_store(
    bucket: str, client: Client
) -> None:
    draft = making.draft()
    media = making.upload(draft)
    assert making.processed(media).processing.finished_at
    version = publish(draft=draft, by=draft.author, now=timezone.now())

    rendition = media.renditions.get(role="image-640")
    with rendition.file.open("rb") as kept:
        assert kept.read(4) == b"RIFF"
    page = client.get(version.contribution.get_absolute_url()).content.decode()
    assert f"{bucket}/{BUCKET}/renditions/" in page

    moved = client.get(f"/files/{rendition.file.name}")
    assert moved.status_code == 302
    assert moved["Location"].startswith(bucket)

    client.force_login(draft.author)
    bundle = client.get(f"/works/{version.contribution_id}/download/")
    assert b"".join(bundle.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]


def test_a_feed_has_addresses_that_last_and_says_when_nothing_changed(
    bucket: str, client: Client
) -> None:
    draft = making.draft()
    media = making.upload(draft)
    making.processed(media)
    publish(draft=draft, by=draft.author, now=timezone.now())
    feed = client.get("/feed.atom")
    shown = media.renditions.get(role="image-640").file.name
    assert f"http://127.0.0.1:8000/files/{shown}" in feed.content.decode()
    assert bucket not in feed.content.decode()
    held.clear()
    again = client.get("/feed.atom", headers={"If-None-Match": feed["ETag"]})
    assert again.status_code == 304


def test_the_lease_is_renewed_while_the_original_is_fetched(
    bucket: str, settings: Settings
) -> None:
    media = making.upload(making.draft(), making.words(text="word " * 200_000))
    settings.LEASE_SECONDS = 0
    with CaptureQueriesContext(connection) as heard:
        making.processed(media)
    renewals = [query["sql"] for query in heard if 'SET "lease_until"' in query["sql"]]
    before_the_first_step = list(takewhile(lambda sql: '"step"' not in sql, renewals))
    assert len(before_the_first_step) >= 4
