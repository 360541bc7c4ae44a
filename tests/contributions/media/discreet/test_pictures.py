"""Pictures others get: the same pixels, and nothing of where and with what they were taken."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from PIL import Image, ImageOps, ImageSequence, PngImagePlugin

from tests.contributions.media.discreet.looking import MARK, cleaned, sent


def fox(size: tuple[int, int] = (64, 48), turned: int = 0) -> Image.Image:
    return Image.linear_gradient("L").rotate(turned).resize(size).convert("RGB")


def exif(turned: int | None = 6) -> Image.Exif:
    said = Image.Exif()
    if turned:
        said[0x0112] = turned
    said[0x010F] = MARK.decode()
    said.get_ifd(0x8769)[0xA431] = MARK.decode()
    said.get_ifd(0x8825)[1] = "N"
    said.get_ifd(0x8825)[29] = MARK.decode()
    return said


def saved(form: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    fox().save(buffer, form, **options)
    return buffer.getvalue()


def pixels(data: bytes) -> list[bytes]:
    """Of every frame, the right way up."""
    with Image.open(io.BytesIO(data)) as opened:
        return [
            ImageOps.exif_transpose(frame.convert("RGBA")).tobytes()
            for frame in ImageSequence.Iterator(opened)
        ]


def first(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as opened:
        return ImageOps.exif_transpose(opened.convert("RGB")).tobytes()


def segment(mark: int, payload: bytes) -> bytes:
    return b"\xff" + bytes([mark]) + struct.pack(">H", len(payload) + 2) + payload


def stuffed() -> bytes:
    """A JPEG with a private word in every place there is."""
    data = saved("JPEG", exif=exif(), icc_profile=b"colour" * 20, comment=MARK)
    extra = b"".join(
        segment(mark, start + MARK)
        for mark, start in (
            *((0xE1, b"http://ns.adobe.com/xap/1.0/\x00"), (0xE1, b"another\x00")),
            *((0xE1, b"http://ns.adobe.com/xmp/extension/\x00"), (0xED, b"Photoshop 3.0\x00")),
            *((0xE5, b"maker"), (0xEF, b"x"), (0xFE, b""), (0xE0, b"JFXX\x00")),
        )
    )
    return data[:2] + b"\xff" + extra + data[2:] + MARK + data


def test_a_jpeg_keeps_its_pixels_its_colours_and_which_way_is_up() -> None:
    data = stuffed()
    found = cleaned(data)
    assert first(found) == first(data)
    with Image.open(io.BytesIO(found)) as opened:
        assert dict(opened.getexif()) == {0x0112: 6}
        assert opened.info["icc_profile"] == b"colour" * 20


@pytest.mark.parametrize("progressive", [True, False])
def test_a_jpeg_with_many_scans_and_restarts_is_followed_to_its_end(progressive: bool) -> None:
    plain = saved("JPEG", progressive=progressive, restart_marker_blocks=2, comment=MARK)
    assert first(cleaned(plain + MARK)) == first(plain)


def test_the_second_picture_of_a_phone_is_not_sent() -> None:
    buffer = io.BytesIO()
    fox().save(buffer, "MPO", save_all=True, append_images=[fox(turned=90)], exif=exif(None))
    data = buffer.getvalue()
    assert first(cleaned(data)) == first(data)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
@pytest.mark.parametrize("turned", [None, 3])
def test_exif_is_only_which_way_is_up(form: str, turned: int | None) -> None:
    data = saved(form, exif=exif(turned), icc_profile=b"colour" * 20)
    found = cleaned(data)
    assert pixels(found) == pixels(data)
    with Image.open(io.BytesIO(found)) as opened:
        assert dict(opened.getexif()) == ({0x0112: 3} if turned else {})
        assert opened.info["icc_profile"] == b"colour" * 20


def test_the_words_in_a_png_are_emptied_and_its_checksums_are_right() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", MARK.decode())
    words.add_itxt("XML:com.adobe.xmp", MARK.decode())
    words.add(b"tIME", MARK[:7])
    words.add(b"caNv", MARK)
    data = saved("PNG", pnginfo=words, dpi=(300, 300)) + MARK
    found = cleaned(data)
    assert pixels(found) == pixels(data)
    with Image.open(io.BytesIO(found)) as opened:
        assert "dpi" in opened.info
        assert not opened.text  # type: ignore[attr-defined]
    with Image.open(io.BytesIO(found)) as opened:
        opened.verify()


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_that_moves_goes_on_moving(form: str) -> None:
    buffer = io.BytesIO()
    frames = [fox(turned=turned) for turned in (90, 180)]
    fox().save(buffer, form, save_all=True, append_images=frames, exif=exif(None), lossless=True)
    data = buffer.getvalue()
    found = cleaned(data)
    assert len(pixels(found)) == 3
    assert pixels(found) == pixels(data)


def test_xmp_in_a_webp_is_emptied_and_no_longer_promised() -> None:
    data = saved("WEBP", xmp=MARK)
    found = cleaned(data)
    assert pixels(found) == pixels(data)
    with Image.open(io.BytesIO(found)) as opened:
        assert "xmp" not in opened.info


@pytest.mark.parametrize("first", [0, 1, 25, 700])
@pytest.mark.parametrize("length", [1, 26, 900, 100_000])
def test_a_part_is_the_same_as_in_the_whole(first: int, length: int) -> None:
    data = stuffed()
    assert sent(data, first, length) == cleaned(data)[first : first + length]
