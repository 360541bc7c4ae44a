"""Which decoder a file asks for, told from its first bytes and never from its name.

This only picks the one decoder that may try; that decoder then decides what the file is.
"""

import re
from dataclasses import dataclass
from typing import Literal

from contributions.media import heic
from contributions.media.errors import Refused

HEAD = 8192
Family = Literal["image", "timed", "writing"]


@dataclass(frozen=True, slots=True)
class Decoder:
    """`name` is Pillow's format, libav's demuxer or, for writing, the text encoding."""

    family: Family
    name: str


_STARTS: tuple[tuple[bytes, Decoder], ...] = (
    (b"\xff\xd8\xff", Decoder("image", "JPEG")),
    (b"\x89PNG\r\n\x1a\n", Decoder("image", "PNG")),
    (b"GIF87a", Decoder("image", "GIF")),
    (b"GIF89a", Decoder("image", "GIF")),
    (b"II*\x00", Decoder("image", "TIFF")),
    (b"MM\x00*", Decoder("image", "TIFF")),
    (b"\x1a\x45\xdf\xa3", Decoder("timed", "matroska")),
    (b"fLaC", Decoder("timed", "flac")),
    (b"OggS", Decoder("timed", "ogg")),
    (b"ID3", Decoder("timed", "mp3")),
    (b"RF64", Decoder("timed", "wav")),
)
_FORMS = {
    (b"RIFF", b"WAVE"): Decoder("timed", "wav"),
    (b"RIFF", b"WEBP"): Decoder("image", "WEBP"),
    (b"FORM", b"AIFF"): Decoder("timed", "aiff"),
    (b"FORM", b"AIFC"): Decoder("timed", "aiff"),
}
_UNWANTED: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"%!PS", "pdf"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"8BPS", "layers"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
)
_OFFICE_PARTS = (b"word/", b"xl/", b"ppt/", b"[Content_Types].xml", b"opendocument")
# A byte that no text holds, NUL among them.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ATOMS = (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip", b"pnot")


def sniff(head: bytes) -> Decoder:
    """Pick the decoder for a file that begins with `head`; Refused when none may touch it."""
    if not head:
        raise Refused("empty")
    found = _by_signature(head)
    if found is not None:
        return found
    for start, code in _UNWANTED:
        if head.startswith(start):
            raise Refused(code)
    if head.startswith(b"PK\x03\x04"):
        raise Refused("office" if any(part in head for part in _OFFICE_PARTS) else "archive")
    return _writing(head)


def _by_signature(head: bytes) -> Decoder | None:
    for start, decoder in _STARTS:
        if head.startswith(start):
            return decoder
    form = _FORMS.get((head[:4], head[8:12]))
    if form is not None:
        return form
    if head[4:8] in _ATOMS:
        return _iso(head)
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[:2] != b"\xff\xfe":
        # The two layer bits are zero in an ADTS frame and never in an MPEG audio frame.
        return Decoder("timed", "aac" if head[1] & 0x06 == 0 else "mp3")
    return None


def _iso(head: bytes) -> Decoder:
    """ISO base media: AVIF and HEIC pictures share it with MP4, MOV and M4A."""
    size = min(int.from_bytes(head[:4], "big"), 256)
    brands = {head[at : at + 4] for at in (8, *range(16, size, 4))} if head[4:8] == b"ftyp" else ()
    if b"avif" in brands or b"avis" in brands:
        return Decoder("image", "AVIF")
    if {b"heic", b"heix", b"hevc", b"mif1", b"msf1"} & set(brands):
        if not heic.can_read():
            raise Refused("heic")
        return Decoder("image", "HEIF")
    return Decoder("timed", "mov")


def _writing(head: bytes) -> Decoder:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoder("writing", "utf-16")
    # A stray control is cleaned away later; a NUL, or many of them, is no text.
    if b"\0" in head or len(_CONTROL.findall(head)) * 50 > len(head):
        raise Refused("unknown")
    _refuse_markup(head)
    try:
        head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The last character may be cut in half by where the head ends.
        if error.start < len(head) - 4:
            return Decoder("writing", "cp1252")
    return Decoder("writing", "utf-8-sig")


def _refuse_markup(head: bytes) -> None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype s")) and b"<svg" in start:
        raise Refused("svg")
    if start.startswith((b"<!doctype", b"<html", b"<script", b"<?xml", b"<head", b"<body")):
        raise Refused("html")
    if start.startswith(b"#extm3u"):
        raise Refused("playlist")
