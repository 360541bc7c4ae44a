"""Films, sound and pictures in boxes: they play as before and say nothing about their maker."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import av
import pytest
from PIL import Image

from tests.contributions.media import samples
from tests.contributions.media.discreet.looking import MARK, Kept, cleaned, sent
from tests.contributions.media.discreet.test_pictures import exif, pixels, saved


def box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + name + body


def table(name: bytes, *numbers: int) -> bytes:
    return box(name, bytes(4), struct.pack(f">{len(numbers)}I", *numbers))


def handler(kind: bytes) -> bytes:
    return box(b"hdlr", bytes(8), kind, bytes(12), MARK, b"\0")


def positions(at: int, name: bytes = b"stco") -> bytes:
    """A track that says for each moment where the phone was: five samples in two chunks."""
    place = table(b"stco", 2, at, at + 200) if name == b"stco" else b""
    if name == b"co64":
        place = box(b"co64", bytes(4), struct.pack(">IQQ", 2, at, at + 200))
    described = box(b"stsd", bytes(7), b"\1", box(b"mebx", bytes(7), b"\1"))
    counts = table(b"stsc", 2, 1, 3, 1, 2, 2, 1)
    sizes = table(b"stsz", 0, 5, *[len(MARK)] * 5)
    stbl = box(b"stbl", described, table(b"stts", 1, 5, 100), counts, sizes, place)
    minf = box(b"minf", box(b"nmhd", bytes(4)), stbl)
    mdhd = box(b"mdhd", bytes(12), struct.pack(">II", 1000, 500), bytes(4))
    return box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", mdhd, handler(b"meta"), minf))


def film(path: Path, positions_in: bytes = b"stco") -> bytes:
    """As a phone writes it: the place in user data, in metadata, in a box of its maker's, and in
    a track of its own."""
    data = samples.film(path, (160, 120), seconds=0.4, title=MARK.decode()).read_bytes()
    moov = data.rindex(b"moov") - 4
    size = struct.unpack(">I", data[moov : moov + 4])[0]
    assert moov + size == len(data)
    places = box(b"mdat", (MARK * 3).ljust(200, b"-") + MARK * 2)
    private = box(b"udta", box(b"\xa9xyz", MARK)) + box(b"uuid", bytes(16), MARK)
    private += box(b"meta", handler(b"mdta"), box(b"free", MARK))
    track = positions(moov + 8, positions_in)
    inside = data[moov + 8 :] + private + track
    tail = box(b"free", MARK) + box(b"SamS", MARK) + MARK
    return data[:moov] + places + box(b"moov", inside) + tail


def decoded(data: bytes) -> list[bytes]:
    """Every frame of its film and of its sound."""
    with av.open(io.BytesIO(data)) as opened:
        shown = [stream for stream in opened.streams if stream.type in {"video", "audio"}]
        return [
            frame.to_ndarray().tobytes()  # type: ignore[union-attr]
            for packet in opened.demux(shown)  # type: ignore[union-attr]
            for frame in packet.decode()
        ]


@pytest.mark.parametrize("ending", ["mp4", "mov"])
@pytest.mark.parametrize("places", [b"stco", b"co64"])
def test_a_film_plays_as_before_and_tells_no_place(
    tmp_path: Path, ending: str, places: bytes
) -> None:
    data = film(tmp_path / f"film.{ending}", places)
    found = cleaned(data)
    assert decoded(found) == decoded(data)
    with av.open(io.BytesIO(found)) as opened:
        assert MARK.decode() not in str(opened.metadata)
        assert "creation_time" not in opened.metadata


def test_a_film_held_upright_stays_upright(tmp_path: Path) -> None:
    path = samples.film(tmp_path / "film.mp4", (160, 120), seconds=0.2, turned=90)
    data = path.read_bytes() + box(b"uuid", bytes(16), MARK)
    found = cleaned(data)
    with av.open(io.BytesIO(data)) as before, av.open(io.BytesIO(found)) as after:
        frames = [next(each.decode(video=0)).rotation for each in (before, after)]  # type: ignore[union-attr]
    assert frames[0] == frames[1] != 0


def test_a_film_in_fragments_plays_as_before(tmp_path: Path) -> None:
    plain = samples.film(tmp_path / "plain.mp4", (160, 120), seconds=0.4)
    path = tmp_path / "fragments.mp4"
    with (
        av.open(str(plain)) as read,
        av.open(str(path), "w", options={"movflags": "frag_keyframe+empty_moov"}) as write,
    ):
        write.metadata["title"] = MARK.decode()
        stream = write.add_stream_from_template(read.streams.video[0])
        for packet in read.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                write.mux(packet)
    data = path.read_bytes()
    assert decoded(cleaned(data)) == decoded(data)


def test_only_sound_in_boxes_loses_its_names(tmp_path: Path) -> None:
    path = tmp_path / "song.m4a"
    with av.open(str(path), "w", format="ipod") as container:
        container.metadata["artist"] = MARK.decode()
        samples._sing(container, container.add_stream("aac", rate=48_000), 0.5)
    data = path.read_bytes()
    assert decoded(cleaned(data)) == decoded(data)


def test_an_avif_keeps_its_pixels_and_loses_exif_and_xmp() -> None:
    data = saved("AVIF", exif=exif(None), xmp=MARK, icc_profile=b"")
    found = cleaned(data)
    assert pixels(found) == pixels(data)
    with Image.open(io.BytesIO(found)) as opened:
        assert not dict(opened.getexif())


def test_boxes_in_boxes_without_end_do_end(tmp_path: Path) -> None:
    start = box(b"ftyp", b"isom", bytes(4))
    deep = start
    for level in range(20_000, 0, -1):
        deep += struct.pack(">I", level * 8 + len(MARK)) + b"moov"
    cleaned(deep + MARK)
    cleaned(start + struct.pack(">I", 0) + b"moov" + struct.pack(">I", 0) + b"udta" + MARK)
    cleaned(start + box(b"free", b"") * 60_000 + box(b"udta", MARK))
    endless = table(b"stsc", 1, 1, 0xFFFFFFFF, 1), table(b"stsz", 0xFFFFFFFF, 9)
    stbl = box(b"stbl", *endless, table(b"stco", 70_000, *range(70_000)))
    track = box(b"trak", box(b"mdia", handler(b"meta"), box(b"minf", stbl)))
    cleaned(start + box(b"moov", track) + MARK)


def test_a_film_that_ends_anywhere_tells_no_place_it_had_told_before(tmp_path: Path) -> None:
    data = film(tmp_path / "film.mp4")
    for end in range(len(data) - 3000, len(data), 53):
        kept = Kept(data[:end])
        assert len(sent(kept.data)) == end
        tail = sent(kept.data)[data.index(b"moov") :]
        assert MARK not in tail
