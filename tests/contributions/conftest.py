from collections.abc import Iterator

import boto3
import pytest
import requests
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer
from pytest_django import Settings

from contributions.media.roles import ENDINGS
from contributions.models import MediaFile, Rendition

BUCKET = "studio"


@pytest.fixture
def bucket(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Files lie in an object store; its address as browsers know it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    url = f"http://{host}:{port}"
    requests.post(f"{url}/moto-api/reset", timeout=60)  # a later server remembers an earlier one
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
        "signature_version": "s3v4",
        "file_overwrite": False,
    }
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": "hitrecord.foundation.object_store.ObjectStore",
            "OPTIONS": options
            | {"location": name, "types": ENDINGS if name == "renditions" else {}},
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
