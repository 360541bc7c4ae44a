"""MP4, MOV, M4A, AVIF and HEIC: the boxes that make pictures and sound play; all others are freed.

The place lies in user data (udta), in metadata (meta, with keys of Apple's or Google's), in boxes
of makers (uuid) and, for each moment of the film, in tracks of their own (mebx, gpmd, camm): those
keep their place and their length, and their samples are zeros. Dates of making, the names of
handlers and encoders and paths of files go as well. Chapters and captions stay: they are the work.

Left alone are messages of a camera inside the coded pictures, which cannot be told from them
without decoding, and samples of such tracks in fragmented films, which no camera writes.
"""

from __future__ import annotations

from contributions.media.discreet import heif
from contributions.media.discreet.boxes import Box, boxes, empty
from contributions.media.discreet.patches import Patches
from contributions.media.discreet.samples import blank_samples
from contributions.media.discreet.window import Window

DEEPEST = 8
CONTAINERS = set(b"moov trak mdia minf stbl dinf mvex moof traf edts".split())
KEPT = set(
    b"ftyp styp pdin sidx ssix mdat mfra mvhd iods mehd trex trep mfhd tfhd trun tfdt tkhd elst"
    b" tref tapt clip matt load imap mdhd hdlr elng vmhd smhd hmhd nmhd sthd gmhd dref stsd stts"
    b" stsc stsz stz2 stco co64 ctts stss stsh stps sdtp sbgp sgpd cslg subs saiz saio padb stdp"
    b" senc sinf pssh tenc".split()
)
SHOWN = {b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"tmcd", b"auxv", b"pict"}
TABLES = {b"hdlr", b"stsd", b"stsc", b"stsz", b"stco", b"co64"}
DATED = {b"mvhd", b"tkhd", b"mdhd"}
Found = dict[bytes, Box]


def blank(window: Window, patches: Patches) -> None:
    _walk(window, patches, (0, window.size), {}, 0)


def _walk(
    window: Window, patches: Patches, span: tuple[int, int], found: Found, depth: int
) -> None:
    for box in boxes(window, patches, *span):
        if box.name in CONTAINERS and depth < DEEPEST:
            inside = {} if box.name == b"trak" else found
            _walk(window, patches, (box.body, box.end), inside, depth + 1)
            if box.name == b"trak":
                _track(window, patches, inside)
        elif box.name == b"meta" and depth == 0 and heif.is_picture(window, box):
            heif.blank(window, patches, box)
        elif box.name in KEPT:
            _tidy(window, patches, box)
            if box.name in TABLES:
                found.setdefault(box.name, box)
        else:
            empty(patches, box)


def _tidy(window: Window, patches: Patches, box: Box) -> None:
    """What stays tells neither when nor with what."""
    if box.name in DATED:
        patches.zero(box.body + 4, min(16 if window.at(box.body, 1) == b"\x01" else 8, box.length))
    elif box.name == b"hdlr":
        patches.zero(box.body + 12, box.length - 12)
    elif box.name == b"dref":
        for entry in boxes(window, patches, box.body + 8, box.end):
            patches.zero(entry.body + 4, entry.length - 4)


def _track(window: Window, patches: Patches, found: Found) -> None:
    handler = found.get(b"hdlr")
    kind = window.at(handler.body + 8, 4) if handler else b""
    if kind not in SHOWN:
        blank_samples(window, patches, found)
    elif kind == b"vide" and b"stsd" in found:
        described = found[b"stsd"]
        for entry in boxes(window, patches, described.body + 8, described.end):
            if entry.length >= 74:
                patches.zero(entry.body + 12, 4)
                patches.zero(entry.body + 42, 32)
