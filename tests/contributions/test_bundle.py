"""A work to take along: one ZIP with its originals and its credits, whatever they are called."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Generator
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from contributions import bundle
from contributions.models import Contribution, Draft, MediaFile, Version, Visit
from contributions.services import stems
from contributions.services.publishing import publish
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making

NAMES = [
    ("fox.png", "fox.png"),
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\ada\\fox.png", "fox.png"),
    ("fox\u202egnp.exe", "foxgnp.exe"),
    ("fox\r\nSet-Cookie: a=b.png", "foxSet-Cookie_ a=b.png"),
    ("con.txt", "_con.txt"),
    ("...", "file"),
    ("", "file"),
    ('a"b?.png', "a_b_.png"),
    ("fu\u0308chse.png", "f\u00fcchse.png"),
    ("狐.png", "狐.png"),
]

PAPERS = {"CREDITS.txt": b"By Ada.\n", "credits.json": b"{}"}


@pytest.mark.parametrize(("given", "name"), NAMES)
def test_a_name_fits_every_file_system(given: str, name: str) -> None:
    assert bundle.safe_name(given) == name


@pytest.mark.parametrize("letter", ["x", "狐", "🦊"])
def test_a_long_name_keeps_its_ending_and_fits(letter: str) -> None:
    name = bundle.safe_name(f"{letter * 300}.zip")
    assert name.endswith(f"{letter}.zip")
    assert len(name.encode()) <= 255


@pytest.fixture
def draft(db: None) -> Draft:
    return making.draft("ada", title="The fox", text="")


def published(draft: Draft) -> Version:
    return publish(draft=draft, by=draft.author, now=timezone.now())


def unpacked(version: Version) -> zipfile.ZipFile:
    data = b"".join(bundle.stream(version, version.files.all(), PAPERS))
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return archive


def test_files_of_one_name_all_arrive_and_the_credits_are_ours(draft: Draft) -> None:
    pictures = [making.picture_bytes((40 + n, 30)) for n in range(3)]
    making.processed(making.upload(draft, making.picture("fox.png", (40, 30))))
    for name, data in (("FOX.png", pictures[1]), ("fox.png", pictures[2])):
        stems.receive(draft=draft, uploader=draft.author, file=SimpleUploadedFile(name, data))
    stems.receive(
        draft=draft,
        uploader=draft.author,
        file=SimpleUploadedFile("credits.txt", b"All by me."),
    )
    archive = unpacked(published(draft))
    assert archive.namelist() == [
        "fox.png",
        "FOX-2.png",
        "fox-3.png",
        "credits-2.txt",
        *PAPERS,
    ]
    assert archive.read("CREDITS.txt") == b"By Ada.\n"
    assert archive.read("FOX-2.png") == pictures[1]


def test_whoever_stops_in_the_middle_leaves_nothing_open(draft: Draft) -> None:
    making.processed(making.upload(draft))
    version = published(draft)
    sent = bundle.stream(version, version.files.all(), PAPERS)
    assert next(sent)
    assert isinstance(sent, Generator)
    sent.close()


def download(client: Client, work: Contribution) -> str:
    return str(client.get(f"/works/{work.pk}/download/").headers["Content-Disposition"])


def test_the_name_of_the_download_says_the_title_in_every_script(draft: Draft) -> None:
    making.processed(making.upload(draft))
    work = published(draft).contribution
    client = Client()
    client.force_login(builders.user("ben"))
    assert download(client, work) == 'attachment; filename="The fox.zip"'
    for title in ("Füchse am Pier", "狐" * 140, 'a"b\\c'):
        Contribution.objects.update(title=title)
        said = download(client, work)
        assert said.startswith("attachment; filename")
        assert "\n" not in said
        assert said.rstrip('"').endswith(".zip")
    Contribution.objects.update(title="Füchse")
    assert f"filename*=utf-8''{quote('Füchse.zip')}" in download(client, work)
    assert Visit.objects.get(user__handle="ben").downloaded_at


def test_members_only_and_a_withdrawn_work_is_not_there(draft: Draft) -> None:
    making.processed(making.upload(draft))
    work = published(draft).contribution
    client = Client()
    assert client.get(f"/works/{work.pk}/download/").status_code == 302
    withdraw(contribution=work, by=draft.author, now=timezone.now())
    client.force_login(builders.user("ben"))
    assert client.get(f"/works/{work.pk}/download/").status_code == 404


def test_a_large_file_streams_out_of_a_bucket_without_being_held(bucket: str, draft: Draft) -> None:
    making.processed(making.upload(draft))
    version = published(draft)
    large = storages["originals"].save("large.bin", ContentFile(bytes(24_000_000)))
    MediaFile.objects.update(original=large)
    sizes = [len(part) for part in bundle.stream(version, version.files.all(), PAPERS)]
    assert sum(sizes) > 24_000_000
    assert max(sizes) < 2_000_000


def test_a_title_keeps_what_stands_before_its_slash() -> None:
    assert bundle.titled("Sea/Shore", "zip") == "Sea-Shore.zip"
    assert bundle.titled("Sea\\Shore", "pdf") == "Sea-Shore.pdf"
