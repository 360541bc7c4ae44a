"""Files under a host name of their own, and in an object store: the same rules for both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.utils import timezone
from django.utils.datastructures import CaseInsensitiveMapping
from pytest_django import Settings

from contributions.models import MediaFile, Rendition
from contributions.services.publishing import publish
from hitrecord.foundation.object_store import ObjectStore
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
FILES = "files.studio.example"


@pytest.fixture(params=["host", "bucket"])
def origin(
    request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Where browsers find files: a host name of ours, or an object store."""
    if request.param == "bucket":
        yield request.getfixturevalue("bucket")
        return
    settings.FILES_ORIGIN, settings.FILES_HOST = f"http://{FILES}", FILES
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, FILES]
    for storage in (Rendition._meta.get_field("file").storage, storages["renditions"]):
        monkeypatch.setattr(storage, "base_url", f"{settings.FILES_ORIGIN}/files/")
    yield settings.FILES_ORIGIN


def said(headers: Mapping[str, str] | Message) -> CaseInsensitiveMapping[str]:
    return CaseInsensitiveMapping(dict(headers.items()))


def fetched(address: str, **headers: str) -> tuple[int, CaseInsensitiveMapping[str], bytes]:
    """As a browser gets it: without a cookie of the site."""
    parts = urlsplit(address)
    if parts.hostname == FILES:
        answer = Client().get(f"{parts.path}?{parts.query}", headers=headers, SERVER_NAME=FILES)
        return answer.status_code, said(answer.headers), answer.getvalue()
    try:
        with urlopen(Request(address, headers=headers)) as answer:  # noqa: S310
            return answer.status, said(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, said(error.headers), error.read()


def published(draft_of: str = "ada") -> MediaFile:
    draft = making.draft(draft_of)
    media = making.processed(making.upload(draft))
    publish(draft=draft, by=draft.author, now=timezone.now())
    return media


def test_pages_show_files_from_there_with_our_type(origin: str, client: Client) -> None:
    media = published()
    row = media.renditions.get(role="image-320")
    page = client.get("/discover/").content.decode().replace("&amp;", "&")
    assert row.file.url.startswith(origin)
    assert f'src="{origin}' in page
    status, headers, body = fetched(row.file.url)
    with row.file.open("rb") as kept:
        assert (status, body) == (200, kept.read())
    assert headers["Content-Type"] == "image/webp"
    status, headers, part = fetched(row.file.url, Range="bytes=2-5")
    assert (status, part) == (206, body[2:6])
    assert headers["Content-Range"] == f"bytes 2-5/{len(body)}"
    assert fetched(row.file.url, Range=f"bytes={len(body)}-")[0] == 416


def test_a_type_is_ours_whatever_the_browser_called_the_file(origin: str) -> None:
    draft = making.draft()
    picture = making.picture("fox.png")
    picture.content_type = "text/html"
    media = making.processed(making.upload(draft, picture))
    address = media.renditions.get(role="image-320-jpeg").file.url
    publish(draft=draft, by=draft.author, now=timezone.now())
    assert fetched(address)[1]["Content-Type"] == "image/jpeg"


def test_the_site_sends_to_where_the_files_are_and_asks_who_may(origin: str) -> None:
    media = making.processed(making.upload(making.draft("ada")))
    name = media.renditions.get(role="image-320").file.name
    ada, ben = Client(), Client()
    ada.force_login(builders.user("ada"))
    ben.force_login(builders.user("ben"))
    assert ben.get(f"/files/{name}").status_code == 404
    assert Client().get(f"/files/{name}").status_code == 404
    sent = ada.get(f"/files/{name}")
    assert (sent.status_code, sent.headers["Cache-Control"]) == (302, "private, no-store")
    assert sent.headers["Location"].startswith(origin)
    assert fetched(sent.headers["Location"])[0] == 200


@pytest.mark.parametrize("origin", ["host"], indirect=True)
class TestTheFilesHost:
    def test_it_serves_nothing_but_files(self, origin: str) -> None:
        for path in ("/", "/discover/", "/static/css/app.css", "/accounts/login/", "/files/"):
            answer = Client().get(path, SERVER_NAME=FILES)
            assert (answer.status_code, answer.content) == (404, b"Not found.\n")
        assert Client().post("/files/x", SERVER_NAME=FILES).status_code == 405

    def test_it_neither_sets_nor_reads_a_cookie(self, origin: str) -> None:
        media = making.processed(making.upload(making.draft("ada")))
        ada = Client()
        ada.force_login(builders.user("ada"))
        name = media.renditions.get(role="image-320").file.name
        assert ada.get(f"/files/{name}", SERVER_NAME=FILES).status_code == 404
        answer = ada.get(published().renditions.all()[0].file.url, SERVER_NAME=FILES)
        assert (answer.status_code, dict(answer.cookies)) == (200, {})
        assert "Vary" not in answer.headers

    def test_the_site_may_show_them_and_nobody_else_may_read_them(self, origin: str) -> None:
        _status, headers, _body = fetched(published().renditions.all()[0].file.url)
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert headers["Access-Control-Allow-Origin"] == "http://127.0.0.1:8000"
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"

    def test_a_signature_opens_one_file(self, origin: str) -> None:
        media = making.processed(making.upload(making.draft("ada")))
        one, other = (str(row.file.name) for row in media.renditions.order_by("pk")[:2])
        ada = Client()
        ada.force_login(builders.user("ada"))
        signed = ada.get(f"/files/{one}").headers["Location"]
        assert fetched(signed)[1]["Cache-Control"] == "private, no-cache"
        assert fetched(signed.replace(one, other))[0] == 404
        assert fetched(signed[:-1])[0] == 404


def test_an_original_leaves_the_bucket_under_its_own_name(bucket: str, client: Client) -> None:
    media = published()
    client.force_login(builders.user("ben"))
    media.refresh_from_db()
    assert media.version is not None
    address = f"/works/{media.version.contribution_id}/files/{media.pk}/"
    moved = client.get(address)
    assert (moved.status_code, moved.headers["Location"].startswith(bucket)) == (302, True)
    _status, headers, body = fetched(moved.headers["Location"])
    assert headers["Content-Disposition"] == 'attachment; filename="fox.png"'
    assert headers["Content-Type"] == "application/octet-stream"
    assert len(body) == media.size


def test_what_is_stored_carries_our_type_too(bucket: str) -> None:
    """For whoever puts a public address before the bucket, which says nothing in its links."""
    media = published()
    shown = media.renditions.get(role="image-320").file
    for storage, name, kind in (
        (shown.storage, shown.name, "image/webp"),
        (media.original.storage, media.original.name, "application/octet-stream"),
    ):
        assert isinstance(storage, ObjectStore)
        key = f"{storage.location}/{name}"
        assert storage.bucket.Object(key).content_type == kind


def test_originals_in_a_bucket_are_never_shown(bucket: str) -> None:
    picture = making.picture("fox.png")
    picture.content_type = "text/html"
    media = making.upload(making.draft(), picture)
    _status, headers, _body = fetched(media.original.url)
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"] == "attachment"
