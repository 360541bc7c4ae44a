"""Completing a file: large ones in the background, and once, however many hands there are."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from contributions import intake, tasks
from contributions.models import MediaFile, Processing, Upload
from contributions.services import parts
from hitrecord.foundation.leases import lease_time
from tests.contributions import making

pytestmark = pytest.mark.django_db
FOX = making.picture_bytes()


def sent(tmp_path: Path) -> Upload:
    """All parts are there; nobody has said so yet."""
    draft, now = making.draft(), timezone.now()
    upload = parts.begin(draft=draft, name="fox.png", size=len(FOX), now=now)
    part = tmp_path / "part"
    part.write_bytes(FOX)
    parts.put(upload=upload, number=1, part=part, now=now)
    return upload


@pytest.fixture
def upload(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Upload:
    """Complete, and too large to be hashed while somebody waits."""
    monkeypatch.setattr(parts, "SMALL", 10)
    return parts.complete(upload=sent(tmp_path), now=timezone.now())


def test_a_completion_killed_halfway_is_done_again(tmp_path: Path) -> None:
    """The file has its name already, some of the marks of its parts are gone, some are not."""
    upload = sent(tmp_path)
    [whole] = Path(intake.originals().path("parts")).rglob(f"{upload.name}/whole")
    whole.rename(intake.originals().path(upload.name))
    for mark in whole.parent.glob("1-*"):
        mark.unlink()
    assert parts.missing(upload) == []
    assert parts.complete(upload=upload, now=timezone.now()).media
    assert making.stored(MediaFile.objects.get()).read_bytes() == FOX
    assert not whole.parent.exists()


def test_a_large_file_is_complete_at_once_and_taken_in_by_a_worker_once(upload: Upload) -> None:
    assert upload.arrived_at
    assert not MediaFile.objects.exists()
    for _delivered_again in range(3):
        tasks.take_in(upload.pk)
    upload.refresh_from_db()
    assert upload.media == MediaFile.objects.get()
    assert Processing.objects.count() == 1


def test_a_worker_killed_while_it_hashes_is_followed_by_another(upload: Upload) -> None:
    now = timezone.now()
    assert Upload.objects.claim(upload.pk, now - lease_time() - timedelta(seconds=1)) is None
    Upload.objects.update(due_at=now - timedelta(hours=1))
    assert Upload.objects.claim(upload.pk, now - lease_time() - timedelta(seconds=1))
    tasks.take_in(upload.pk)
    assert MediaFile.objects.get().size == len(FOX)


def test_what_cannot_be_read_back_is_tried_again_and_then_given_up_with_a_sentence(
    upload: Upload,
) -> None:
    Path(intake.originals().path(upload.name)).unlink()
    for _attempt in range(3):
        Upload.objects.update(due_at=timezone.now())
        tasks.take_in(upload.pk)
    upload.refresh_from_db()
    assert upload.quarantined_at
    assert upload.reason == "The file could not be read back. Choose it again in a while."


def test_an_upload_given_up_while_it_is_hashed_leaves_no_file(upload: Upload) -> None:
    assert Upload.objects.claim(upload.pk, timezone.now())
    parts.give_up(upload=upload)
    tasks.take_in(upload.pk)
    assert not MediaFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_hands_that_complete_at_once_make_one_file(tmp_path: Path) -> None:
    upload, ready = sent(tmp_path), Barrier(5)

    def complete(_number: int) -> None:
        ready.wait(20)
        try:
            parts.complete(upload=upload, now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(complete, range(5)))
    assert MediaFile.objects.count() == Processing.objects.count() == 1
    assert making.stored(MediaFile.objects.get()).read_bytes() == FOX


@pytest.mark.django_db(transaction=True)
def test_a_part_that_comes_while_somebody_completes_is_in_or_out_as_a_whole(tmp_path: Path) -> None:
    upload, ready = sent(tmp_path), Barrier(2)
    other = FOX[:-1] + b"x"
    late = tmp_path / "late"
    late.write_bytes(other)

    def put() -> bytes:
        ready.wait(20)
        try:
            parts.put(upload=upload, number=1, part=late, now=timezone.now())
        except parts.NotComing:
            return FOX
        finally:
            connection.close()
        return other

    def complete() -> None:
        ready.wait(20)
        try:
            parts.complete(upload=upload, now=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        putting, completing = pool.submit(put), pool.submit(complete)
        completing.result(20)
        expected = putting.result(20)
    media = MediaFile.objects.get()
    assert making.stored(media).read_bytes() == expected
    assert media.sha256 == hashlib.sha256(expected).hexdigest()
