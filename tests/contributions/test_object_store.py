"""The same works with an object store instead of a folder: a real S3 server, moto's."""

import pytest
from django.test import Client
from django.utils import timezone

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
