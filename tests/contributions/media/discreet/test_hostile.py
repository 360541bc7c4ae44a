"""Damaged and hostile files: nothing crashes, nothing is read over and over, no length changes."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributions.media.discreet.window import Window
from tests.contributions.media.discreet.looking import MARK, cleaned, sent
from tests.contributions.media.discreet.test_pictures import exif, saved, stuffed

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "media" / "hostile"
STARTS = [
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"RIFF\xff\xff\x00\x00WEBP",
    b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00",
    b"\x00\x00\x00\x10ftypavif\x00\x00\x00\x00\x00\x00\x01\x00meta",
    b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00\x00\x00\x01\x00moov\x00\x00\x00\xf8trak",
    *(b"II*\x00\x08\x00\x00\x00", b"MM\x00*\x00\x00\x00\x08", b"GIF89a", b"GIF87a\0\0\0\0\0\0\0"),
    *(b"RIFF\xff\0\0\0WAVE", b"FORM\0\0\xff\0AIFF", b"fLaC", b"ID3\4\0\0\0\0\0\4"),
    *(b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff", b"OggS\0\2" + bytes(20)),
]
HONEST = [stuffed(), saved("PNG", exif=exif()), saved("WEBP", exif=exif())]


@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_any_bytes_behind_any_beginning_keep_their_length(start: bytes, rest: bytes) -> None:
    data = start + rest
    found = sent(data)
    assert len(found) == len(data)
    assert sent(found) == found


@given(data=st.data(), honest=st.sampled_from(HONEST))
def test_a_file_that_is_cut_or_damaged_keeps_its_length(data: st.DataObject, honest: bytes) -> None:
    broken = bytearray(honest[: data.draw(st.integers(12, len(honest)))])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(4, len(broken) - 1))
        junk = data.draw(st.binary(min_size=1, max_size=8))
        broken[at : at + len(junk)] = junk
    assert len(sent(bytes(broken))) == len(broken)


@pytest.mark.parametrize("honest", HONEST, ids=["jpeg", "png", "webp"])
def test_a_file_that_ends_anywhere_tells_no_more_than_the_whole(honest: bytes) -> None:
    for end in range(12, len(honest), 97):
        assert MARK not in sent(honest[:end])


def test_endless_segments_chunks_and_markers_end() -> None:
    comments = b"\xff\xd8" + b"\xff\xfe\x00\x02" * 250_000 + b"\xff\xfe\x00\x60" + MARK
    chunks = STARTS[1] + struct.pack(">I4sI", 0, b"tEXt", 0) * 120_000 + MARK
    markers = b"\xff\xd8" + b"\xff" * 1_000_000 + MARK
    stuffing = b"\xff\xd8\xff\xda\x00\x02" + b"\xff\x00" * 500_000 + b"\xff\xfe\x00\x60" + MARK
    between = saved("JPEG")[:20] + MARK + saved("JPEG")[20:]
    for data in (comments, chunks, markers, stuffing, between):
        cleaned(data)


LONG = {
    "markers": b"\xff\xd8" * 2_000_000,
    "segments": b"\xff\xd8" + b"\xff\xdb\x00\x02" * 1_000_000,
    "blocks": b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\xff" + b"\xa3\x80" * 2_000_000,
    "extensions": b"GIF89a" + bytes(7) + b"\x21\xf9\x00" * 1_300_000,
    "pages": (b"OggS\0\2" + bytes(20) + b"\x01\x08OpusHead")
    + (b"OggS\0\0" + bytes(20) + b"\x01\xff" + bytes(255)) * 14_000,
    "places": STARTS[3]
    + struct.pack(">I4sI4s", 4_000_108, b"moov", 4_000_100, b"trak")
    + struct.pack(">I4s8s4s12x", 32, b"hdlr", b"", b"mebx")
    + struct.pack(">I4sIII", 20, b"stsz", 0, 1, 1)
    + struct.pack(">I4sII", 4_000_016, b"stco", 0, 1_000_000)
    + bytes(4_000_000),
}


@pytest.mark.parametrize("name", LONG)
def test_a_walk_has_as_many_steps_as_its_file_is_long_and_then_nothing_more_is_sent(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spent = 0
    spend = Window.spend

    def counted(window: Window, place: int, steps: int = 1) -> None:
        nonlocal spent
        spent += steps
        spend(window, place, steps)

    monkeypatch.setattr(Window, "spend", counted)
    data = LONG[name] + MARK
    assert MARK not in sent(data)
    assert spent < len(data) // 32 + 20_000


def test_a_film_with_more_steps_than_it_may_have_is_not_sent_at_all() -> None:
    """What lies before the place where the walk ended may not have been seen to yet."""
    places = struct.pack(">I4sII", 800_016, b"stco", 0, 200_000)
    places += b"".join(struct.pack(">I", 900_000 + n * 2) for n in range(200_000))
    track = struct.pack(">I4s8s4s12x", 32, b"hdlr", b"", b"mebx")
    track += struct.pack(">I4sIII", 20, b"stsz", 0, 1, 200_000) + places
    track = struct.pack(">I4s", len(track) + 8, b"trak") + track
    private = struct.pack(">I4s", len(MARK) + 8, b"udta") + MARK
    moov = struct.pack(">I4s", len(track) + len(private) + 8, b"moov") + track + private
    film = STARTS[3] + moov + struct.pack(">I4s", 500_008, b"mdat") + b"x" * 500_000
    assert MARK not in sent(film)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the hostile files are not here")
def test_the_files_of_attackers_come_out_in_their_length() -> None:
    for each in sorted(FOLDER.iterdir()):
        data = each.read_bytes()[:8_000_000]
        assert len(sent(data)) == len(data)
