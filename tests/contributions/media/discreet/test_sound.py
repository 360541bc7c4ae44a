"""Sound, and the containers that are left: decoded as before, and nobody's name in it."""

from __future__ import annotations

import io
import struct
import wave
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image, ImageSequence, TiffImagePlugin

from tests.contributions.media import samples
from tests.contributions.media.discreet.looking import MARK, cleaned, sent
from tests.contributions.media.discreet.test_boxes import decoded
from tests.contributions.media.discreet.test_pictures import exif, fox, pixels, saved

SAID = {key: MARK.decode() for key in ("title", "artist", "comment", "location")}


def song(path: Path, codec: str, **options: str) -> bytes:
    with av.open(str(path), "w", options=options) as container:
        container.metadata.update(SAID)
        stream: Any = container.add_stream(codec, rate=48_000, options={"strict": "experimental"})
        samples._sing(container, stream, 0.5)
    return path.read_bytes()


def names(data: bytes) -> str:
    with av.open(io.BytesIO(data)) as opened:
        return str([opened.metadata, *(stream.metadata for stream in opened.streams)])


@pytest.mark.parametrize(
    ("ending", "codec"),
    [
        *(("mp3", "libmp3lame"), ("ogg", "vorbis"), ("opus", "libopus"), ("wav", "pcm_s16le")),
        *(("flac", "flac"), ("oga", "flac"), ("aiff", "pcm_s16be"), ("mka", "libopus")),
        *(("webm", "vorbis"), ("mka", "flac")),
    ],
)
def test_sound_is_the_same_without_names(tmp_path: Path, ending: str, codec: str) -> None:
    data = song(tmp_path / f"song.{ending}", codec, write_id3v2="1")
    found = cleaned(data)
    assert decoded(found) == decoded(data)
    assert MARK.decode() in names(data)
    assert MARK.decode() not in names(found)


def test_comments_as_long_as_a_cover_go_and_the_pages_add_up(tmp_path: Path) -> None:
    long = {f"note{n}": MARK.decode() * 1500 for n in range(5)}
    path = tmp_path / "song.ogg"
    with av.open(str(path), "w") as container:
        container.metadata.update(long)
        stream: Any = container.add_stream(
            "vorbis", rate=48_000, options={"strict": "experimental"}
        )
        samples._sing(container, stream, 0.3)
    data = path.read_bytes()
    assert len(data) > 200_000
    assert decoded(cleaned(data)) == decoded(data)


def test_what_a_recorder_writes_of_itself_goes() -> None:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(range(200)) * 10)
    plain = buffer.getvalue()

    def chunk(name: bytes, body: bytes) -> bytes:
        return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)

    private = b"".join(chunk(name, MARK) for name in (b"bext", b"iXML", b"LIST", b"id3 ", b"_PMX"))
    data = plain[:12] + private + plain[12:] + private + b"\0\1" + MARK
    data = data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
    found = cleaned(data)
    with wave.open(io.BytesIO(found)) as file:
        assert file.readframes(10_000) == bytes(range(200)) * 10


def test_tags_at_both_ends_of_an_mp3_go(tmp_path: Path) -> None:
    plain = song(tmp_path / "song.mp3", "libmp3lame", write_id3v2="0", write_id3v1="0")
    id3 = b"ID3\x04\x00\x40\x00\x00\x00" + bytes([len(MARK)]) + MARK
    data = id3 + id3 + plain + b"TAG" + MARK.ljust(125, b" ")
    found = cleaned(data)
    assert decoded(found) == decoded(data)
    assert MARK.decode() not in names(found)
    ape = MARK + b"APETAGEX" + struct.pack("<IIII", 2000, len(MARK) + 32, 1, 0) + bytes(8)
    assert cleaned(plain + ape)[500 : len(plain)] == plain[500:]


@pytest.mark.parametrize("live", ["0", "1"])
@pytest.mark.parametrize("ending", ["mkv", "webm"])
def test_a_film_of_matroska_plays_as_before(tmp_path: Path, ending: str, live: str) -> None:
    path = tmp_path / f"film.{ending}"
    codec = "libx264" if ending == "mkv" else "libvpx"
    with av.open(str(path), "w", options={"live": live}) as container:
        container.metadata.update(SAID)
        video: Any = container.add_stream(codec, rate=25)
        video.width, video.height, video.pix_fmt = 160, 120, "yuv420p"
        video.metadata["title"] = MARK.decode()
        samples._shoot(container, video, samples.scenery(160, 120), 12)
    data = path.read_bytes()
    found = cleaned(data)
    assert decoded(found) == decoded(data)
    assert MARK.decode() not in names(found)


def test_a_gif_moves_as_before_and_has_no_comments() -> None:
    buffer = io.BytesIO()
    turned = [fox(turned=angle) for angle in (90, 180)]
    fox().save(buffer, "GIF", save_all=True, append_images=turned, loop=3, comment=MARK)
    whole = buffer.getvalue()
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(MARK)]) + MARK + b"\0"
    data = whole[:-1] + xmp + b";" + MARK
    found = cleaned(data)
    assert pixels(found) == pixels(data)
    with Image.open(io.BytesIO(found)) as opened:
        assert opened.info["loop"] == 3
        assert len(list(ImageSequence.Iterator(opened))) == 3


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate"])
def test_a_tiff_keeps_its_pixels_and_loses_its_directories(compression: str) -> None:
    said = TiffImagePlugin.ImageFileDirectory_v2()
    for tag in (270, 271, 272, 305, 315, 33432):
        said[tag] = MARK.decode()
    said[700] = MARK
    said.tagtype[700] = 1
    data = saved("TIFF", tiffinfo=said, compression=compression, icc_profile=b"colour" * 20)
    assert pixels(cleaned(data)) == pixels(data)
    located = saved("TIFF", exif=exif(), compression=compression)
    found = cleaned(located)
    assert pixels(found) == pixels(located)
    with Image.open(io.BytesIO(found)) as opened:
        assert not opened.getexif().get_ifd(0x8825)
        assert opened.getexif()[0x0112] == 6


def test_directories_and_pages_without_end_do_end() -> None:
    circle = b"II*\x00\x08\x00\x00\x00\x00\x00\x08\x00\x00\x00"
    assert len(sent(circle)) == len(circle)
    many = b"II*\x00\x08\x00\x00\x00" + b"".join(
        b"\0\0" + struct.pack("<I", 14 + n * 6) for n in range(1000)
    )
    cleaned(many + MARK)
    page = b"OggS\0\2" + bytes(20)
    cleaned(page + b"\1\7" + b"OpusHea" + MARK)
    cleaned((page + b"\1\10OpusHead") * 2000 + b"OggS\0\0" + bytes(20) + b"\xff" * 256 + MARK)
    cleaned(b"\x1a\x45\xdf\xa3\x80" + (b"\x18\x53\x80\x67\x01" + b"\xff" * 7) * 5000 + MARK)
    cleaned(b"ID3\4\0\0\0\0\0\0" * 200_000 + b"ID3\4\0\0\0\0\0\x7f" + MARK)
