"""Renditions in the local folder: parts, conditions, and who gets them."""

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Contribution, MediaFile, Rendition
from contributions.services.publishing import publish
from contributions.services.withdrawing import withdraw
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def media() -> MediaFile:
    """Ada's picture, published."""
    draft = making.draft()
    media = making.processed(making.upload(draft))
    publish(draft=draft, by=draft.author, now=timezone.now())
    return media


@pytest.fixture
def served(media: MediaFile) -> tuple[str, bytes]:
    row = media.renditions.get(role="image-320")
    with row.file.open("rb") as file:
        return row.file.url, file.read()


def test_a_rendition_is_served_with_our_type_and_no_rights(
    client: Client, served: tuple[str, bytes]
) -> None:
    address, whole = served
    answer = client.get(address)
    assert answer.getvalue() == whole
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["Content-Length"] == str(len(whole))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "immutable" in answer.headers["Cache-Control"]
    assert not answer.cookies


def test_asking_for_the_head_gives_all_headers_and_no_part(
    client: Client, served: tuple[str, bytes]
) -> None:
    address, whole = served
    for asked in ({}, {"Range": "bytes=0-3"}):
        answer = client.head(address, headers=asked)
        assert (answer.status_code, answer.content) == (200, b"")
        assert answer.headers["Content-Length"] == str(len(whole))


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-3", slice(0, 4)),
        ("bytes=8-", slice(8, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes=4-99999999", slice(4, None)),
        ("bytes=-99999999", slice(0, None)),
    ],
)
def test_a_part_is_served_as_a_part(
    client: Client, served: tuple[str, bytes], asked: str, part: slice
) -> None:
    address, whole = served
    answer = client.get(address, headers={"Range": asked})
    assert (answer.status_code, answer.getvalue()) == (206, whole[part])
    first = len(whole) - len(whole[part]) if part.stop is None else part.start
    last = first + len(whole[part]) - 1
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    assert answer.headers["Content-Length"] == str(len(whole[part]))


def test_a_part_beyond_the_end_is_not_there(client: Client, served: tuple[str, bytes]) -> None:
    address, whole = served
    answer = client.get(address, headers={"Range": f"bytes={len(whole)}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(whole)}"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=x-", ""])
def test_a_range_we_do_not_understand_gets_the_whole(
    client: Client, served: tuple[str, bytes], asked: str
) -> None:
    address, whole = served
    answer = client.get(address, headers={"Range": asked})
    assert (answer.status_code, answer.getvalue()) == (200, whole)


def test_what_a_browser_has_is_not_sent_again(client: Client, served: tuple[str, bytes]) -> None:
    address, _whole = served
    first = client.get(address)
    for header, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-None-Match", f'W/{first.headers["ETag"]}, "another"'),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = client.get(address, headers={header: value, "Range": "bytes=0-3"})
        assert (again.status_code, again.getvalue()) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200
    assert client.get(address, headers={"If-Match": '"another"'}).status_code == 412


def test_a_part_of_another_file_is_answered_with_the_whole(
    client: Client, served: tuple[str, bytes]
) -> None:
    address, _whole = served
    known = client.head(address).headers
    for same in (known["ETag"], known["Last-Modified"]):
        asked = {"Range": "bytes=0-3", "If-Range": same}
        assert client.get(address, headers=asked).status_code == 206
    for other in (f"W/{known['ETag']}", '"another"', "Mon, 01 Jan 2001 00:00:00 GMT", "x"):
        asked = {"Range": "bytes=0-3", "If-Range": other}
        assert client.get(address, headers=asked).status_code == 200


def test_an_empty_file_has_no_part(client: Client, media: MediaFile) -> None:
    row = media.renditions.get(role="image-320")
    Path(row.file.path).write_bytes(b"")
    whole = client.get(row.file.url)
    assert (whole.status_code, whole.headers["Content-Length"]) == (200, "0")
    assert client.get(row.file.url, headers={"Range": "bytes=0-"}).status_code == 416


def test_only_what_a_row_knows_is_served(client: Client, media: MediaFile) -> None:
    folder = Path(media.renditions.all()[0].file.path).parents[1]
    (folder / "secret.txt").write_text("secret")
    original = str(media.original.name)
    names = ["secret.txt", f"../originals/{original}", original, "..%2f..%2fx"]
    assert [client.get(f"/files/{name}").status_code for name in names] == [404] * 4


def test_a_row_whose_bytes_are_gone_is_not_found(client: Client, served: tuple[str, bytes]) -> None:
    row = Rendition.objects.get(role="image-320")
    row.file.storage.delete(str(row.file.name))
    assert client.get(served[0]).status_code == 404


def seen(address: str, who: str) -> int:
    client = Client()
    if who:
        client.force_login(builders.user(who))
    return client.get(address).status_code


def test_a_drafts_picture_is_for_its_author_alone() -> None:
    media = making.processed(making.upload(making.draft("ada")))
    address = media.renditions.get(role="image-320").file.url
    assert [seen(address, who) for who in ("ada", "ben", "")] == [200, 404, 404]


def test_a_withdrawn_picture_is_for_its_authors_alone(media: MediaFile) -> None:
    address = media.renditions.get(role="image-320").file.url
    assert [seen(address, who) for who in ("ada", "ben", "")] == [200, 200, 200]
    ada = builders.user("ada")
    withdraw(contribution=Contribution.objects.get(), by=ada, now=timezone.now())
    assert [seen(address, who) for who in ("ada", "ben", "")] == [200, 404, 404]
