from pathlib import Path

import pytest

from contributions.media.errors import Refused
from contributions.media.limits import Limits, WritingLimits
from contributions.media.writing import clean
from tests.contributions.media.conftest import Render


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_of_every_encoding_becomes_utf_8(
    encoding: str, tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("Once upon a time\r\nin a café…\r\n".encode(encoding))
    result = rendered(path, kind_hint="writing")
    (output,) = result.outputs
    assert output.role == "text"
    assert output.path.read_bytes().decode() == "Once upon a time\nin a café…\n"
    assert result.facts["word_count"] == 7


def test_what_no_reader_can_see_is_taken_out() -> None:
    given = "a\0b\u202ec\ud800d\u2066e\x1bf\ufeffg\tkept\nkept\u2028h"
    assert clean(given) == "abcdefg\tkept\nkepth"


def test_more_words_than_allowed_are_refused(tmp_path: Path, rendered: Render) -> None:
    path = tmp_path / "long.md"
    path.write_text("word " * 11)
    with pytest.raises(Refused) as caught:
        rendered(path, limits=Limits(writing=WritingLimits(max_words=10)))
    assert "11 words" in caught.value.sentence


def test_more_characters_than_allowed_are_refused(tmp_path: Path, rendered: Render) -> None:
    path = tmp_path / "word.txt"
    path.write_text("w" * 101)
    with pytest.raises(Refused) as caught:
        rendered(path, limits=Limits(writing=WritingLimits(max_characters=100)))
    assert "101 characters" in caught.value.sentence


@pytest.mark.parametrize("stray", [b"\x1a", b"\x07", b"\x0c", b"\x1b[0m"])
def test_a_stray_control_does_not_make_a_story_unreadable(
    stray: bytes, tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(b"Once upon a time there was a lighthouse that walked." + stray)
    (output,) = rendered(path).outputs
    assert output.path.read_text().startswith("Once upon a time")


def test_a_text_that_turns_into_bytes_later_is_still_only_text(
    tmp_path: Path, rendered: Render
) -> None:
    path = tmp_path / "later.txt"
    path.write_bytes(b"fine so far " * 1000 + bytes(range(256)))
    (output,) = rendered(path).outputs
    assert "\0" not in output.path.read_text()
