"""Parts that go to an object store: a real S3 server, moto's."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.test import TestCase
from django.utils import timezone
from pytest_django import Settings

from contributions import intake
from contributions.models import MediaFile, Upload
from tests import builders
from tests.contributions import making
from tests.contributions.conftest import BUCKET
from tests.contributions.sending import CommittingClient, Sender

pytestmark = pytest.mark.django_db


@pytest.fixture
def film(bucket: str) -> Sender:
    """Eleven megabytes whose beginning looks like a film; a bucket's parts have five at least."""
    client = CommittingClient()
    client.force_login(builders.user("ada"))
    data = b"\x00\x00\x00\x18ftypisom" + bytes(range(256)) * 44_000
    return Sender(client, making.draft(), data, name="film.mp4", type="video/mp4")


def left(folder: str = "originals/") -> tuple[list[str], list[str]]:
    """Names of the files in the bucket, and of the uploads that were begun."""
    client = intake.originals().connection.meta.client  # type: ignore[attr-defined]
    files = client.list_objects_v2(Bucket=BUCKET, Prefix=folder).get("Contents", [])
    begun = client.list_multipart_uploads(Bucket=BUCKET).get("Uploads", [])
    return [each["Key"] for each in files], [each["Key"] for each in begun]


@pytest.fixture
def _five_megabytes(settings: Settings) -> None:
    settings.UPLOAD_PART_BYTES = 5 * 1024 * 1024


@pytest.mark.usefixtures("_five_megabytes")
def test_parts_go_straight_to_the_bucket_and_only_the_missing_ones_again(
    bucket: str, film: Sender
) -> None:
    film.begin()
    assert [part["number"] for part in film.state["parts"]] == [1, 2, 3]
    assert all(part["url"].startswith(bucket) for part in film.state["parts"])
    film.send(most=1)
    assert [part["number"] for part in film.ask()["parts"]] == [2, 3]
    assert film.complete().status_code == 409
    film.send()
    late = film.state["parts"][0]
    for _twice in range(2):
        assert film.complete(hashlib.sha256(film.data).hexdigest()).status_code == 200
    media = MediaFile.objects.get()
    with media.original.open("rb") as kept:
        assert kept.read() == film.data
    assert film.put(late) >= 400, "a complete file takes no late part"
    assert left() == ([f"originals/{media.original.name}"], [])


@pytest.mark.usefixtures("_five_megabytes")
def test_the_site_takes_no_part_that_the_bucket_should_take(film: Sender) -> None:
    film.begin()
    part = film.state["parts"][2] | {"url": f"{film.state['url']}parts/3/", "ours": True}
    assert film.put(part) == 409


@pytest.mark.usefixtures("_five_megabytes")
def test_other_bytes_in_the_bucket_change_nothing(film: Sender) -> None:
    film.begin()
    film.send()
    assert film.complete(hashlib.sha256(b"another").hexdigest()).status_code == 422
    assert (MediaFile.objects.count(), left()) == (0, ([], []))


@pytest.mark.usefixtures("_five_megabytes")
def test_a_completion_that_died_before_it_could_say_so_is_done_again(film: Sender) -> None:
    film.begin()
    film.send()
    row = Upload.objects.get()
    intake.store().complete(row.name, row.store_id)
    assert film.complete().status_code == 200
    assert MediaFile.objects.get().size == len(film.data)


@pytest.mark.usefixtures("_five_megabytes")
def test_parts_nobody_touched_for_a_day_leave_the_bucket(film: Sender) -> None:
    film.begin()
    film.send(most=2)
    assert len(left()[1]) == 1
    for _again in range(2):
        with TestCase.captureOnCommitCallbacks(execute=True):
            intake.clear_abandoned(timezone.now() + timedelta(hours=25))
    assert (Upload.objects.count(), left()) == (0, ([], []))
