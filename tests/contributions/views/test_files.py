from pathlib import Path

import pytest
from django.test import Client

from contributions.models import MediaFile, Rendition
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def media() -> MediaFile:
    return making.processed(making.upload(making.draft()))


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
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.head(address).headers["Content-Length"] == str(len(whole))


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-3", slice(0, 4)),
        ("bytes=8-", slice(8, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes=4-99999999", slice(4, None)),
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


def test_a_part_beyond_the_end_is_not_there(client: Client, served: tuple[str, bytes]) -> None:
    address, whole = served
    answer = client.get(address, headers={"Range": f"bytes={len(whole)}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(whole)}"


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=0-1,3-4", "lines=1-2", "bytes=x-", ""])
def test_a_range_we_do_not_understand_gets_the_whole(
    client: Client, served: tuple[str, bytes], asked: str
) -> None:
    address, whole = served
    answer = client.get(address, headers={"Range": asked})
    assert (answer.status_code, answer.getvalue()) == (200, whole)


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
