"""The playlists of a long film, as a browser asks for them."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from contributions.models import Draft, Kind, MediaFile, Rendition
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
LISTED = {"codecs": "avc1.64001f,mp4a.40.2", "head": 8, "pieces": [[6000, 8, 12], [6000, 20, 4]]}


def long_film(draft: Draft) -> MediaFile:
    """A file whose renditions are there; what is in them does not matter here."""
    media = making.upload(draft)
    for height, width in ((720, 1280), (360, 640)):
        for role, kind, data, size in (
            (f"film-{height}", "video/mp4", b"film", (width, height)),
            (f"hls-{height}", "video/iso.segment", b"0123456789abcdefghijklmn", (None, None)),
            (f"hls-{height}-list", "application/json", json.dumps(LISTED).encode(), (None, None)),
        ):
            row = Rendition(media=media, role=role, content_type=kind, size=len(data))
            row.width, row.height = size
            row.file.save(f"{role}.bin", ContentFile(data))
    return media


def test_a_player_finds_sizes_then_pieces_then_bytes(client: Client) -> None:
    draft = making.draft()
    media = long_film(draft)
    publish(draft=draft, by=draft.author, now=timezone.now())
    answer = client.get(f"/films/{media.pk}/film.m3u8")
    assert answer.headers["Content-Type"] == "application/vnd.apple.mpegurl"
    sizes = re.findall(r"^/films/.+$", answer.content.decode(), re.MULTILINE)
    assert sizes == [f"/films/{media.pk}/720.m3u8", f"/films/{media.pk}/360.m3u8"]
    listed = client.get(sizes[1]).content.decode()
    address = re.findall(r"^/files/.+$", listed, re.MULTILINE)[0]
    piece = client.get(address, headers={"Range": "bytes=8-19"})
    assert piece.status_code == 206
    assert b"".join(piece.streaming_content) == b"89abcdefghij"  # type: ignore[attr-defined]


def test_a_draft_is_for_its_author_only(client: Client) -> None:
    draft = making.draft()
    media = long_film(draft)
    addresses = (f"/films/{media.pk}/film.m3u8", f"/films/{media.pk}/720.m3u8")
    assert {client.get(address).status_code for address in addresses} == {404}
    client.force_login(builders.user("ben"))
    assert {client.get(address).status_code for address in addresses} == {404}
    client.force_login(draft.author)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_what_is_covered_has_none_until_the_cover_is_lifted(client: Client) -> None:
    draft = making.draft("ada", is_mature=True)
    media = long_film(draft)
    publish(draft=draft, by=draft.author, now=timezone.now())
    addresses = (f"/films/{media.pk}/film.m3u8", f"/films/{media.pk}/720.m3u8")
    assert {client.get(address).status_code for address in addresses} == {404}
    client.cookies["mature"] = "show"
    assert {client.get(address).status_code for address in addresses} == {200}
    del client.cookies["mature"]
    client.force_login(draft.author)
    assert {client.get(address).status_code for address in addresses} == {200}


def test_what_has_no_pieces_has_no_playlist(client: Client) -> None:
    draft = making.draft()
    media = making.upload(draft)
    client.force_login(draft.author)
    assert client.get(f"/films/{media.pk}/film.m3u8").status_code == 404
    assert client.get(f"/films/{media.pk}/720.m3u8").status_code == 404


def test_pieces_on_another_host_may_be_read_by_the_player(client: Client) -> None:
    """A browser that plays playlists itself refuses pieces of another origin without CORS."""
    draft = making.draft()
    media = long_film(draft)
    poster = Rendition(media=media, role="poster", content_type="image/webp", size=6)
    poster.file.save("poster.bin", ContentFile(b"poster"))
    MediaFile.objects.filter(pk=media.pk).update(kind=Kind.VIDEO)
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    page = client.get(version.contribution.get_absolute_url()).content.decode()
    (film,) = re.findall(r"<video [^>]+>", page)
    assert f"/films/{media.pk}/film.m3u8" in page
    assert ' crossorigin="anonymous"' in film
