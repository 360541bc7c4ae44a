"""What nobody should send, sent in parts: ends as a file or as a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from contributions import intake
from contributions.models import Draft, MediaFile, Upload
from tests import builders
from tests.contributions import making
from tests.contributions.media.test_hostile_files import FILES, FOLDER
from tests.contributions.sending import CommittingClient, Sender

pytestmark = pytest.mark.django_db
FOX = making.picture_bytes()


@pytest.fixture
def ada() -> Client:
    client = CommittingClient()
    client.force_login(builders.user("ada"))
    return client


def bytes_left() -> list[Path]:
    return [path for path in Path(intake.originals().path("")).rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "type_", "size", "sentence"),
    [
        ("film.mp4", "video/mp4", 4_000_000_001, "the most we take is 4000 MB"),
        ("song.wav", "audio/wav", 1_000_000_001, "the most we take is 1000 MB"),
        ("fox.png", "", 100_000_001, "the most we take is 100 MB"),
        ("poem.txt", "", 10_000_001, "the most we take is 10 MB"),
        ("unknown", "", 4_000_000_001, "the most we take is 4000 MB"),
        ("fox.png", "image/png", 0, "This file is empty"),
    ],
)
def test_what_is_too_large_is_said_before_a_byte_is_sent(
    ada: Client, name: str, type_: str, size: int, sentence: str
) -> None:
    said = {"draft": making.draft().pk, "name": name, "type": type_, "size": size}
    answer = ada.post("/uploads/", said)
    assert answer.status_code == 422
    assert sentence in answer.json()["error"]
    assert (Upload.objects.count(), bytes_left()) == (0, [])


def test_a_film_of_four_gigabytes_may_begin(ada: Client, settings: Settings) -> None:
    settings.UPLOAD_PART_BYTES = 8 * 1024 * 1024
    said = {"draft": making.draft().pk, "name": "film.mp4", "size": 4_000_000_000}
    answer = ada.post("/uploads/", said)
    assert (answer.status_code, answer.json()["missing"]) == (201, 477)
    assert len(answer.json()["parts"]) == 60


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"name": "fox.png", "size": "1"},
        {"draft": "x", "name": "fox.png", "size": "1"},
        {"draft": "1", "name": "fox.png", "size": "-1"},
        {"draft": "1", "name": "fox.png", "size": "9" * 40},
        {"key": "no uuid", "name": "fox.png", "size": "1"},
        {"key": str(uuid4()), "name": "x" * 2000, "size": "1"},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(ada: Client, said: dict[str, str]) -> None:
    assert ada.post("/uploads/", said).status_code == 400
    assert not Draft.objects.exists()


@pytest.mark.parametrize("name", json.loads((FOLDER / "names.json").read_text()))
def test_a_hostile_name_gets_a_harmless_face(ada: Client, name: str) -> None:
    sender = Sender(ada, making.draft(), FOX, name=name, type="image/png")
    assert sender.begin().status_code in {201, 400, 422}
    for row in Upload.objects.all():
        assert not set(row.display_name) & set('/\\\0\r\n<>"|;`$%')
        assert row.name.removesuffix(".bin").isalnum()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_hostile_file_becomes_a_file_or_a_sentence(
    ada: Client, path: Path, settings: Settings
) -> None:
    settings.UPLOAD_PART_BYTES = 5 * 1024 * 1024
    sender = Sender(ada, making.draft(), path.read_bytes(), name=path.name, type="")
    answer = sender.whole()
    if sender.state.get("file"):
        assert making.processed(MediaFile.objects.get()).processing.due_at
    else:
        assert "error" in (answer.json() if answer else sender.state)
        assert bytes_left() == []
