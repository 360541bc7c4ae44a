"""The same works with an object store instead of a folder: a real S3 server, moto's."""

from collections.abc import Iterator

import boto3
import pytest
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone
from moto.server import ThreadedMotoServer
from pytest_django import Settings

from contributions.models import MediaFile, Rendition
from contributions.services.publishing import publish
from tests.contributions import making

pytestmark = pytest.mark.django_db
BUCKET = "studio"


@pytest.fixture
def endpoint(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    boto3.client(
        "s3",
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    ).create_bucket(Bucket=BUCKET)
    outside = url.replace("127.0.0.1", "localhost")
    options = {
        "browser_endpoint_url": outside,
        "bucket_name": BUCKET,
        "endpoint_url": url,
        "access_key": "key",
        "secret_key": "secret",
        "region_name": "us-east-1",
        "file_overwrite": False,
    }
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": "hitrecord.foundation.object_store.ObjectStore",
            "OPTIONS": options | {"location": name},
        }
        for name in ("originals", "renditions")
    }
    for model, field, name in (
        (MediaFile, "original", "originals"),
        (Rendition, "file", "renditions"),
    ):
        monkeypatch.setattr(model._meta.get_field(field), "storage", storages[name])
    yield outside
    server.stop()


def test_a_picture_is_kept_processed_and_shown_from_the_object_store(
    endpoint: str, client: Client
) -> None:
    draft = making.draft()
    media = making.upload(draft)
    assert making.processed(media).processing.finished_at
    version = publish(draft=draft, by=draft.author, now=timezone.now())

    rendition = media.renditions.get(role="image-640")
    with rendition.file.open("rb") as kept:
        assert kept.read(4) == b"RIFF"
    page = client.get(version.contribution.get_absolute_url()).content.decode()
    assert f"{endpoint}/{BUCKET}/renditions/" in page

    moved = client.get(f"/files/{rendition.file.name}")
    assert moved.status_code == 302
    assert moved["Location"].startswith(endpoint)

    client.force_login(draft.author)
    bundle = client.get(f"/works/{version.contribution_id}/download/")
    assert b"".join(bundle.streaming_content)[:2] == b"PK"  # type: ignore[attr-defined]
