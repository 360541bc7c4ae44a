"""What the child says of a file is only numbers, however it says it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contributions.media.fingerprints import LANDMARKS_AT_MOST, keep
from contributions.media.rendered import Output, Rendered
from contributions.models import Fingerprint
from tests.contributions import making

pytestmark = pytest.mark.django_db


def kept(folder: Path, said: bytes, looks: object = "") -> Fingerprint:
    path = folder / "landmarks.json"
    path.write_bytes(said)
    output = Output("landmarks", path, "application/json", None, None)
    media = making.upload(making.draft("ada"))
    keep(media, Rendered("audio", {"looks": looks}, (output,)))  # type: ignore[dict-item]
    return Fingerprint.objects.get(media=media)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"null",
        b"[]",
        b'{"landmarks": 3, "moments": 4}',
        b'{"landmarks": ["x"], "moments": [1]}',
        b'{"landmarks": [1, 2], "moments": [1]}',
        b'{"landmarks": [1e999], "moments": [1]}',
        b"[" * 100_000,
        b" " * 500_000,
    ],
)
def test_nonsense_is_nothing(tmp_path: Path, said: bytes) -> None:
    assert kept(tmp_path, said).sounds == []


def test_numbers_fit_their_columns_and_are_not_too_many(tmp_path: Path) -> None:
    many = {"landmarks": [-5, 2**40] * 6_000, "moments": [7] * 12_000}
    found = kept(tmp_path, json.dumps(many).encode())
    assert set(found.sounds) == {0, 2**31 - 1}
    assert len(found.sounds) == len(found.moments) == LANDMARKS_AT_MOST


@pytest.mark.parametrize("looks", [None, 5, "zz", "f" * 15])
def test_looks_that_are_none_are_left_out(tmp_path: Path, looks: object) -> None:
    assert kept(tmp_path, b"{}", looks).looks == []


def test_ten_looks_are_kept_as_a_database_keeps_them(tmp_path: Path) -> None:
    assert kept(tmp_path, b"{}", "f" * 16 * 12).looks == [-1] * 10
