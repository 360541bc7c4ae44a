"""What leaves the house says where it comes from, and an independent reader can check it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import av
import pytest
from cryptography.exceptions import InvalidSignature
from django.core.files.uploadedfile import SimpleUploadedFile

from contributions.credentials import glass
from contributions.credentials.authority import authority
from contributions.models import Relation, Version
from tests.contributions import making
from tests.contributions.credentials import made
from tests.contributions.credentials.reader import manifests_in
from tests.contributions.media.samples import film, picture, tone

pytestmark = pytest.mark.django_db
CASES = {"image": "image-1280-jpeg", "sound": "stream-mp3", "film": "film-360"}


def file_of(kind: str, tmp_path: Path) -> SimpleUploadedFile:
    path = {
        "image": lambda: picture(tmp_path / "fox.jpg", (1280, 960)),
        "sound": lambda: tone(tmp_path / "fox.wav", 8.0),
        "film": lambda: film(tmp_path / "fox.mp4"),
    }[kind]()
    return SimpleUploadedFile(path.name, path.read_bytes())


def made_from_two(file: SimpleUploadedFile) -> Version:
    fox = made.signed(making.picture("a.png", (640, 400)), title="The lantern", by="ben")
    pier = made.signed(making.picture("b.png", (500, 400)), title="The pier", by="cleo")
    sources = {fox: Relation.CONTAINS.value, pier: Relation.BASED_ON.value}
    return made.signed(file, title="The fox", sources=sources)


@pytest.mark.parametrize("kind", CASES)
def test_a_signed_file_shows_both_its_sources_and_a_changed_byte(kind: str, tmp_path: Path) -> None:
    version = made_from_two(file_of(kind, tmp_path))
    data = made.data_of(version, CASES[kind])
    *quoted, newest = manifests_in(data)
    for manifest in (*quoted, newest):
        manifest.check_signature(authority().root)
        manifest.check_assertions()
    said = {each["dc:title"]: each["relationship"] for each in newest.ingredients}
    assert said == {"The lantern": "componentOf", "The pier": "parentOf"}
    assert newest.claim["dc:title"] == "The fox"
    assert newest.assertions["org.hitrecord.work"]["authors"] == ["Ada"]
    assert {each.claim["dc:title"] for each in quoted} == {"The lantern", "The pier"}

    path = tmp_path / "signed"
    path.write_bytes(data)
    found = glass.read(path)
    assert found
    assert (found.is_ours, found.is_whole) == (True, True)
    changed = bytearray(data)
    changed[-len(data) // 4] ^= 1
    path.write_bytes(changed)
    found = glass.read(path)
    assert found
    assert (found.is_ours, found.is_whole) == (True, False)
    if kind != "film":  # whose hash leaves out boxes by their names
        assert newest.is_bound_to(data)
        assert not newest.is_bound_to(bytes(changed))


def test_a_signed_film_still_plays_before_it_is_complete(tmp_path: Path) -> None:
    data = made.data_of(made.signed(file_of("film", tmp_path)), "film-360")
    assert manifests_in(data)
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(BytesIO(data), "r") as container:
        assert len(list(container.decode(video=0))) == 50
        assert len(list(container.streams.audio)) == 1


def test_a_changed_claim_is_not_what_was_signed(tmp_path: Path) -> None:
    version = made.signed(file_of("image", tmp_path))
    (manifest,) = manifests_in(made.data_of(version, "image-1280"))
    manifest.check_signature(authority().root)
    forged = type(manifest)(**(vars(manifest) | {"raw_claim": manifest.raw_claim + b"\0"}))
    with pytest.raises(InvalidSignature):
        forged.check_signature(authority().root)
