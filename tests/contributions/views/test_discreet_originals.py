"""What members download of a work: its bytes without the place, the device and the names."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from contributions.media.discreet.window import Window
from contributions.models import Blanking, Draft, MediaFile
from contributions.queries.candidates import with_the_same_bytes
from contributions.queries.same_bytes import same_bytes
from contributions.services import drafts, stems
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making
from tests.contributions.media.discreet.looking import MARK
from tests.contributions.media.discreet.test_pictures import first, stuffed
from tests.contributions.sending import CommittingClient, Sender

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    return making.draft()


def published(draft: Draft) -> MediaFile:
    media = making.processed(
        making.upload(draft, SimpleUploadedFile("fox.jpg", stuffed(), "image/jpeg"))
    )
    publish(draft=draft, by=draft.author, now=timezone.now())
    return MediaFile.objects.get(pk=media.pk)


def ben() -> Client:
    client = Client()
    client.force_login(builders.user("ben"))
    return client


def address(media: MediaFile) -> str:
    assert media.version is not None
    return f"/works/{media.version.contribution_id}/files/{media.pk}/"


def got(media: MediaFile) -> bytes:
    answer = ben().get(address(media))
    assert answer.status_code == 200
    body = bytes(answer.getvalue())
    assert answer.headers["Content-Length"] == str(len(body)) == str(media.size)
    return body


def zipped(media: MediaFile) -> zipfile.ZipFile:
    assert media.version is not None
    answer = ben().get(f"/works/{media.version.contribution_id}/download/")
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


def holds_nothing_private(media: MediaFile) -> None:
    body = got(media)
    assert MARK not in body
    assert first(body) == first(stuffed())
    assert zipped(media).read("fox.jpg") == body
    assert hashlib.sha256(body).hexdigest() == media.discreet_sha256


def test_from_the_folder_it_comes_without_what_is_private(draft: Draft) -> None:
    holds_nothing_private(published(draft))


def test_from_the_bucket_it_comes_without_what_is_private(bucket: str, draft: Draft) -> None:
    holds_nothing_private(published(draft))


def test_a_file_that_came_in_parts_has_the_same_second_hash(
    django_capture_on_commit_callbacks: object,
) -> None:
    client = CommittingClient()
    client.force_login(builders.user("ada"))
    film = Sender(client, making.draft(), stuffed(), name="fox.jpg", type="image/jpeg")
    film.begin()
    film.send()
    assert film.complete().status_code == 200
    again = making.upload(
        making.draft("cleo"), SimpleUploadedFile("fox.jpg", stuffed(), "image/jpeg")
    )
    assert {each.discreet_sha256 for each in MediaFile.objects.all()} == {again.discreet_sha256}
    assert again.discreet_sha256 != again.sha256


def test_a_part_and_a_broken_download_fit_the_whole(draft: Draft) -> None:
    media = published(draft)
    whole = got(media)
    etag = ben().head(address(media)).headers["ETag"]
    for start, end in ((0, 30), (25, 500), (len(whole) - 60, len(whole) - 1)):
        answer = ben().get(
            address(media), headers={"Range": f"bytes={start}-{end}", "If-Range": etag}
        )
        assert answer.status_code == 206
        assert answer.getvalue() == whole[start : end + 1]


def test_a_row_from_before_has_no_second_hash_and_leaves_as_clean(draft: Draft) -> None:
    media = published(draft)
    whole = got(media)
    MediaFile.objects.update(discreet_sha256="")
    Blanking.objects.all().delete()
    assert got(media) == whole
    assert Blanking.objects.get().media == media


def test_the_page_says_nothing_of_a_file_from_before_until_it_is_known(draft: Draft) -> None:
    media = published(draft)
    assert media.version is not None
    MediaFile.objects.update(discreet_sha256="")
    Blanking.objects.all().delete()
    page = ben().get(f"/works/{media.version.contribution_id}/").content.decode()
    assert "goes out as it was uploaded" not in page
    assert media.sha256 not in page


def test_of_a_file_from_before_with_nothing_private_its_first_download_finds_the_hash(
    draft: Draft,
) -> None:
    notes = SimpleUploadedFile("notes.txt", b"Slow, wooden.", "text/plain")
    stems.receive(draft=draft, uploader=draft.author, file=notes)
    published(draft)
    media = MediaFile.objects.get(is_extra=True)
    MediaFile.objects.update(discreet_sha256="")
    Blanking.objects.all().delete()
    media.refresh_from_db()
    assert got(media) == b"Slow, wooden."
    media.refresh_from_db()
    assert media.discreet_sha256 == media.sha256


def test_a_walk_is_made_once_and_not_for_each_part_of_a_download(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = published(draft)
    whole = got(media)

    def walked(*_: object) -> None:
        raise AssertionError("walked through it again")

    monkeypatch.setattr(Window, "at", walked)
    assert got(media) == whole
    answer = ben().get(address(media), headers={"Range": "bytes=25-500"})
    assert answer.getvalue() == whole[25:501]
    assert zipped(media).read("fox.jpg") == whole


def test_a_next_version_over_the_same_bytes_knows_what_is_private(draft: Draft) -> None:
    media = published(draft)
    assert media.version is not None
    work = media.version.contribution
    again = drafts.next_version(contribution=work, by=draft.author)
    publish(draft=again, by=again.author, now=timezone.now())
    first, second = Blanking.objects.order_by("pk")
    assert first.patches == second.patches
    assert first.media != second.media


def test_whoever_uploads_what_they_downloaded_is_shown_where_it_is_from(draft: Draft) -> None:
    media = published(draft)
    assert media.version is not None
    for body in (got(media), stuffed()):
        brought = making.draft("ben")
        making.upload(brought, SimpleUploadedFile("mine.jpg", body, "image/jpeg"))
        assert with_the_same_bytes(brought) == [media.version.pk]
        [same] = same_bytes(brought)
        assert (same.file, same.version_id) == ("mine.jpg", media.version.pk)


def test_the_page_says_the_hash_of_what_one_gets_and_what_cannot_be_cleaned(draft: Draft) -> None:
    layers = SimpleUploadedFile("fox.psd", b"8BPS" + MARK, "image/psd")
    stems.receive(draft=draft, uploader=draft.author, file=layers)
    media = published(draft)
    assert media.version is not None
    page = ben().get(f"/works/{media.version.contribution_id}/").content.decode()
    assert media.discreet_sha256 in page
    assert media.sha256 not in page
    assert page.count("goes out as it was uploaded") == 1
