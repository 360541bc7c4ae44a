"""Downloads carry credentials: an original beside it in the ZIP, an EPUB inside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from contributions.credentials import glass
from contributions.credentials.authority import authority
from contributions.models import Kind, Printing
from contributions.printing.press import print_book
from tests import builders
from tests.contributions import making
from tests.contributions.credentials import made
from tests.contributions.credentials.reader import manifests_in
from tests.contributions.media.samples import exif, picture

pytestmark = pytest.mark.django_db


def test_an_original_leaves_with_its_credentials_beside_it(client: Client, tmp_path: Path) -> None:
    path = picture(tmp_path / "fox.jpg", (640, 480), exif=exif({271: "A secret camera"}))
    version = made.signed(SimpleUploadedFile("fox.jpg", path.read_bytes()))
    client.force_login(builders.user("ben"))
    answer = client.get(f"/works/{version.contribution_id}/download/")
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    given, beside = archive.read("fox.jpg"), archive.read("fox.jpg.c2pa")
    assert b"secret" not in given
    (manifest,) = manifests_in(given, beside)
    manifest.check_signature(authority().root)
    manifest.check_assertions()
    assert manifest.is_bound_to(given)
    assert not manifest.is_bound_to(path.read_bytes())
    path.write_bytes(given)
    found = glass.read(path, sidecar=beside)
    assert found
    assert (found.is_ours, found.is_whole) == (True, True)


def test_an_epub_carries_its_credentials_and_reads_as_before(tmp_path: Path) -> None:
    poem = made.published(None, title="A poem", by="ben")
    for printing in Printing.objects.filter(version=poem):
        print_book(printing.pk, timezone.now())
    version = made.published(None, title="A song", sources={poem: "translation_of"})
    for printing in Printing.objects.filter(version=version):
        print_book(printing.pk, timezone.now())
    assert version.contribution.kind == Kind.WRITING
    data = Printing.objects.get(version=version, form="epub").file.read()
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    assert archive.namelist()[0] == "mimetype"
    quoted, newest = manifests_in(data)
    assert quoted.claim["dc:title"] == "A poem"
    assert [each["relationship"] for each in newest.ingredients] == ["parentOf"]
    for manifest in (quoted, newest):
        manifest.check_signature(authority().root)
        manifest.check_assertions()
    path = tmp_path / "book.epub"
    path.write_bytes(data)
    found = glass.read(path)
    assert found
    assert (found.is_ours, found.is_whole) == (True, True)


def test_a_book_that_cannot_be_signed_is_a_book_all_the_same(
    settings: object, tmp_path: Path
) -> None:
    settings.CREDENTIALS_CERTIFICATE = "nonsense"  # type: ignore[attr-defined]
    draft = making.draft()
    version = made.published(None, title=draft.title, by="ben")
    for printing in Printing.objects.filter(version=version):
        print_book(printing.pk, timezone.now())
    assert Printing.objects.get(version=version, form="epub").finished_at
