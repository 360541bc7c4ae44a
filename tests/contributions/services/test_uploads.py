import hashlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils import timezone

from contributions.models import Kind, MediaFile, Processing, Rendition
from contributions.services import uploads
from tests.contributions import making

pytestmark = pytest.mark.django_db


def test_a_picture_is_kept_with_its_hash_and_waits() -> None:
    media = making.upload(making.draft(), making.picture("../My\u202e fox.png"))
    whole = making.picture_bytes()
    assert making.stored(media).read_bytes() == whole
    assert (media.size, media.sha256) == (len(whole), hashlib.sha256(whole).hexdigest())
    assert (media.kind, media.display_name) == (Kind.IMAGE, "My fox.png")
    assert media.processing.state == Processing.State.QUEUED
    assert "fox" not in str(media.original.name)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("fox.jpg", b"I am only text.", "image/jpeg"), "says it is a picture"),
        (SimpleUploadedFile("fox.jpg", b"", "image/jpeg"), "This file is empty"),
        (SimpleUploadedFile("a.pdf", b"%PDF-1.7", "application/pdf"), "PDF files cannot"),
        (SimpleUploadedFile("a.svg", b"<svg onload='x'/>", "image/svg+xml"), "SVG drawings"),
        (SimpleUploadedFile("a.bin", bytes(range(32)), ""), "We cannot read this file"),
        (SimpleUploadedFile("a.txt", b"words " * 2_000_000, "text/plain"), "12 MB"),
    ],
)
def test_the_first_bytes_can_say_no(file: SimpleUploadedFile, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        making.upload(making.draft(), file)
    assert not MediaFile.objects.exists()


def test_a_removed_file_takes_its_bytes_along() -> None:
    draft = making.draft()
    media = making.processed(making.upload(draft))
    paths = [making.stored(media), *(Path(r.file.path) for r in media.renditions.all())]
    assert all(path.exists() for path in paths)
    with TestCase.captureOnCommitCallbacks(execute=True):
        uploads.remove(draft=draft, file_id=media.pk)
        assert all(path.exists() for path in paths)
    assert not any(path.exists() for path in paths)
    assert not Rendition.objects.exists()


def test_another_drafts_file_is_not_removed() -> None:
    media = making.upload(making.draft("ada"))
    uploads.remove(draft=making.draft("ben"), file_id=media.pk)
    assert MediaFile.objects.filter(pk=media.pk).exists()


def test_a_failed_file_gets_three_more_attempts() -> None:
    media = making.upload(making.draft())
    Processing.objects.update(quarantined_at=timezone.now(), attempts=3, reason="Broken.")
    uploads.retry(media=media, now=timezone.now())
    assert making.processed(media).processing.state == Processing.State.READY


@pytest.mark.parametrize("name", ["numbers.csv", "song.mp3", "film.mp4", "page.html", "fox"])
def test_a_picture_is_a_picture_whatever_it_is_called(name: str) -> None:
    media = making.upload(making.draft(), making.picture(name))
    assert media.kind == Kind.IMAGE
    assert making.processed(media).kind == Kind.IMAGE
