"""Good files with bytes changed at random: a rendition or a sentence, never a crash."""

import random
from pathlib import Path

import pytest

from contributions.media.errors import Refused
from tests.contributions.media.conftest import Render
from tests.contributions.media.samples import film, picture, tone


def original(folder: Path, ending: str) -> Path:
    path = folder / f"a.{ending}"
    if ending == "wav":
        return tone(path, 0.3)
    if ending in ("mp4", "mkv"):
        return film(path, (128, 96), seconds=0.4)
    return picture(path, (200, 150))


@pytest.mark.parametrize(
    "ending", ["jpg", "png", "webp", "avif", "gif", "tiff", "wav", "mp4", "mkv"]
)
def test_a_file_with_changed_bytes_never_crashes_the_child(
    ending: str, tmp_path: Path, into: Path, rendered: Render
) -> None:
    good, chance = original(tmp_path, ending).read_bytes(), random.Random(ending)  # noqa: S311
    ended = 0
    for _ in range(4):
        changed = bytearray(good)
        for _ in range(chance.choice((3, 30, 300))):
            changed[chance.randrange(16, len(changed))] = chance.randrange(256)
        path = tmp_path / "changed"
        path.write_bytes(changed)
        try:
            ended += bool(rendered(path).outputs)
        except Refused as refusal:
            ended += bool(refusal.sentence)
    assert ended == 4


def test_a_codec_nobody_knows_is_refused(tmp_path: Path, rendered: Render) -> None:
    path = film(tmp_path / "a.mp4", (128, 96), seconds=0.4)
    whole = path.read_bytes()
    # Behind the first description of a stream: version, count and size, then the codec's name.
    codec = whole.index(b"avc1", whole.index(b"stsd"))
    path.write_bytes(whole[:codec] + b"zzzz" + whole[codec + 4 :])
    with pytest.raises(Refused) as caught:
        rendered(path)
    assert caught.value.code == "codec"
