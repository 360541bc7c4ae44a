"""Captions and transcripts through the pages: sent, answered, read, taken away, put back."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from contributions.models import Contribution, Kind, MediaFile, Rendition, Transcript
from tests import builders
from tests.contributions import making
from tests.contributions.media.test_hostile_files import FILES

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]
VTT = "WEBVTT\n\n00:01.000 --> 00:03.500\n<v Ada>They built me\n\n00:08.000 --> 00:09.000\nHorn\n"


@pytest.fixture
def song() -> MediaFile:
    """Cleo's published sound of thirty seconds; its streams are ready."""
    version = builders.work("cleo", title="Waltz", kind=Kind.AUDIO, text="")
    media = making.upload(making.draft("cleo"))
    MediaFile.objects.filter(pk=media.pk).update(
        draft=None, version=version, kind=Kind.AUDIO, facts={"duration_ms": 30_000}
    )
    Rendition.objects.create(
        media=media, role="stream-m4a", file="x/y.m4a", content_type="audio/mp4", size=1
    )
    return MediaFile.objects.get(pk=media.pk)


@pytest.fixture
def cleo(client: Client) -> Client:
    client.force_login(builders.user("cleo"))
    return client


def send(client: Client, media: MediaFile, **fields: object) -> HttpResponse:
    sent = {"language": "en", "text": "", **fields}
    return client.post(f"/media/{media.pk}/captions/", sent, follow=True)  # type: ignore[return-value]


def file(data: bytes | str, name: str = "words.vtt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


def said(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_captions_are_sent_and_shown(cleo: Client, song: MediaFile) -> None:
    assert song.version is not None
    assert "are kept" in said(send(cleo, song, file=file(VTT)))
    row = Transcript.objects.get()
    page = cleo.get(song.version.contribution.get_absolute_url()).content.decode()
    assert f'src="/captions/{row.pk}.vtt" default' in page
    answer = Client().get(f"/captions/{row.pk}.vtt")
    assert answer.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.decode().startswith("WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n")


def test_the_transcript_is_read_with_times_that_lead_to_their_moment(
    cleo: Client, song: MediaFile
) -> None:
    assert song.version is not None
    work = song.version.contribution_id
    assert Client().get(f"/works/{work}/transcript/").status_code == 404
    send(cleo, song, file=file(VTT))
    page = Client().get(f"/works/{work}/transcript/").content.decode()
    assert f'href="/works/{work}/?t=1#t=1"' in page
    assert f'href="/works/{work}/?t=8#t=8"' in page
    assert "<b>Ada</b> They built me" in page


def test_words_without_times_are_a_transcript(cleo: Client, song: MediaFile) -> None:
    assert song.version is not None
    send(cleo, song, text="They built me.\n\nA <b>horn</b>.")
    page = Client().get(f"/works/{song.version.contribution_id}/transcript/").content.decode()
    assert "A &lt;b&gt;horn&lt;/b&gt;." in page
    assert "<track" not in Client().get(f"/works/{song.version.contribution_id}/").content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Choose a file, or write something"),
        ({"file": file(b"")}, "Choose a file, or write something"),
        ({"file": file("\u200b\n")}, "Choose a file, or write something"),
        ({"file": file(b"\x89PNG\0\0\r\n")}, "This is not a text file."),
        ({"file": file("WEBVTT\n\n00:01.000 --> 00:02.000\nä".encode("latin-1"))}, "Line 4 is not"),
        ({"file": file("WEBVTT".encode("utf-16"))}, "This is not a text file."),
        ({"file": file("x" * 1_000_001)}, "larger than 1 MB"),
        ({"file": file("<!doctype html><p>Hello")}, "This is a web page"),
        ({"text": "00:01.000 --> 00:03.000\n<script>alert(1)</script>"}, "Line 2: captions cannot"),
        ({"text": "00:03.000 --> 00:01.000\nHm"}, "Line 1: “00:03.000 --> 00:01.000” ends before"),
        ({"text": "-00:03.000 --> 00:01.000\nHm"}, "Line 1: “-00:03.000 --> 00:01.000” cannot be"),
        ({"text": "01:40.000 --> 01:41.000\nHm"}, "Line 1: this begins at 1:40, after the end."),
        ({"language": "xx", "text": "Hm"}, "This cannot be chosen here"),
        ({"text": "\n\n".join(["--> x"] * 30)}, "… and 10 lines more."),
    ],
)
def test_what_cannot_be_understood_is_answered_with_a_sentence(
    cleo: Client, song: MediaFile, fields: dict[str, object], sentence: str
) -> None:
    answer = send(cleo, song, **fields)
    assert answer.status_code == 200
    assert sentence in said(answer).replace("&lt;", "<").replace("&gt;", ">")
    assert not Transcript.objects.exists()


def test_a_wrong_file_stands_in_the_field_to_be_put_right(cleo: Client, song: MediaFile) -> None:
    answer = send(cleo, song, file=file("WEBVTT\n\nno times here"), language="de")
    assert "WEBVTT\n\nno times here</textarea>" in answer.content.decode()
    assert '<option value="de" selected>' in answer.content.decode()


def test_replaced_and_taken_away_captions_come_back(cleo: Client, song: MediaFile) -> None:
    send(cleo, song, file=file(VTT))
    send(cleo, song, text=VTT.replace("Horn", "Foghorn"))
    first, second = Transcript.objects.all()
    assert first.closed_by == builders.user("cleo")
    assert second.is_default
    assert "put it back" in said(cleo.post(f"/captions/{second.pk}/removal/", follow=True))
    cleo.post(f"/captions/{second.pk}/removal/")
    assert not Transcript.objects.current().exists()
    cleo.post(f"/captions/{first.pk}/return/")
    assert "\nHorn" in Transcript.objects.current().get().text
    assert Transcript.objects.count() == 3


@pytest.mark.parametrize("name", ["", "<v Q&A>"])
def test_captions_that_grow_when_they_are_written_are_read_and_come_back(
    cleo: Client, song: MediaFile, name: str
) -> None:
    assert song.version is not None
    send(cleo, song, text=f"00:01.000 --> 00:03.000\n{name}{'Q&A ' * 240}")
    row = Transcript.objects.get()
    page = Client().get(f"/works/{song.version.contribution_id}/transcript/")
    assert page.status_code == 200
    assert "Q&amp;A Q&amp;A" in page.content.decode()
    cleo.post(f"/captions/{row.pk}/removal/")
    cleo.post(f"/captions/{row.pk}/return/")
    assert Transcript.objects.current().get().text == row.text


def test_a_row_that_nobody_understands_is_an_empty_page(song: MediaFile) -> None:
    assert song.version is not None
    Transcript.objects.create(
        media=song, language="en", timed=True, text="--> <v", written_by=song.uploader
    )
    page = Client().get(f"/works/{song.version.contribution_id}/transcript/")
    assert page.status_code == 200


@pytest.mark.parametrize("who", ["", "ben"])
def test_former_captions_are_seen_by_the_author_alone(
    cleo: Client, song: MediaFile, who: str
) -> None:
    send(cleo, song, file=file(VTT))
    send(cleo, song, text=VTT.replace("Horn", "Foghorn"))
    replaced, removed = (f"/captions/{row.pk}.vtt" for row in Transcript.objects.all())
    other = Client()
    if who:
        other.force_login(builders.user(who))
    assert other.get(removed).status_code == 200
    cleo.post(removed.replace(".vtt", "/removal/"))
    for address in (replaced, removed):
        assert other.get(address).status_code == 404
        assert cleo.get(address).status_code == 200


def test_one_language_is_shown_first(cleo: Client, song: MediaFile) -> None:
    send(cleo, song, file=file(VTT))
    send(cleo, song, file=file(VTT), language="de")
    english, german = Transcript.objects.current().order_by("id")
    cleo.post(f"/captions/{german.pk}/default/")
    assert [row.is_default for row in Transcript.objects.order_by("id")] == [False, True]
    cleo.post(f"/captions/{german.pk}/removal/")
    assert Transcript.objects.current().get() == english
    assert Transcript.objects.current().get().is_default


def test_only_the_author_changes_captions(cleo: Client, song: MediaFile) -> None:
    send(cleo, song, file=file(VTT))
    row = Transcript.objects.get()
    ben = Client()
    ben.force_login(builders.user("ben"))
    assert ben.get(f"/media/{song.pk}/captions/").status_code == 404
    for verb in ("removal", "return", "default"):
        assert ben.post(f"/captions/{row.pk}/{verb}/").status_code == 404
    assert Client().get(f"/media/{song.pk}/captions/").status_code == 302


def test_captions_are_seen_with_their_work_alone(cleo: Client, song: MediaFile) -> None:
    assert song.version is not None
    send(cleo, song, file=file(VTT))
    row = Transcript.objects.get()
    Contribution.objects.update(withdrawn_at=timezone.now(), withdrawn_by=builders.user("cleo"))
    assert Client().get(f"/captions/{row.pk}.vtt").status_code == 404
    assert cleo.get(f"/captions/{row.pk}.vtt").status_code == 200
    draft = making.draft("cleo")
    MediaFile.objects.filter(pk=song.pk).update(version=None, draft=draft)
    assert Client().get(f"/captions/{row.pk}.vtt").status_code == 404
    assert cleo.get(f"/media/{song.pk}/captions/").status_code == 200


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_of_captions_takes_few_statements(
    cleo: Client, song: MediaFile, count: int, django_assert_max_num_queries: AtMost
) -> None:
    for language in ("en", "de", "fr", "es", "it")[:count]:
        send(cleo, song, file=file(VTT), language=language)
    with django_assert_max_num_queries(7):
        cleo.get(f"/media/{song.pk}/captions/")


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_of_a_sound_takes_as_many_statements_however_many_languages(
    cleo: Client, song: MediaFile, count: int, django_assert_max_num_queries: AtMost
) -> None:
    assert song.version is not None
    for language in ("en", "de", "fr", "es", "it")[:count]:
        send(cleo, song, file=file(VTT), language=language)
    with django_assert_max_num_queries(8):
        page = Client().get(song.version.contribution.get_absolute_url()).content.decode()
    assert page.count("<track ") == count


def test_how_loud_it_is_only_its_maker_reads(cleo: Client, song: MediaFile) -> None:
    assert song.version is not None
    MediaFile.objects.update(facts={"duration_ms": 30_000, "loudness_lufs": -23.0})
    address = song.version.contribution.get_absolute_url()
    assert "−23.0 LUFS" in said(cleo.get(address))
    assert "LUFS" not in said(Client().get(address))


@pytest.mark.parametrize("hostile", FILES, ids=lambda path: path.name)
def test_a_hostile_file_sent_as_captions_ends_in_the_same_page(
    cleo: Client, song: MediaFile, hostile: Path
) -> None:
    answer = send(cleo, song, file=file(hostile.read_bytes(), hostile.name))
    assert answer.status_code == 200
