"""Matroska and WebM: tags, attached files and whatever is no part of playing become Void elements
of the same size. Of the segment's own data stay its clock and its length; its title, its date and
the programs that wrote it go, and so do the names of tracks. Chapters stay: they are the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contributions.media.discreet.patches import Patches
from contributions.media.discreet.window import Window

EBML, SEGMENT, INFO, TRACKS, TRACK = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE
CLUSTER, CUES, SEEK, CHAPTERS = 0x1F43B675, 0x1C53BB6B, 0x114D9B74, 0x1043A770
CONTAINERS = {SEGMENT, INFO, TRACKS, TRACK}
IN_SEGMENT = {CLUSTER, CUES, SEEK, CHAPTERS}
IN_INFO = {0x2AD7B1, 0x4489, 0x73A4}
NAME, CODEC_NAME = 0x536E, 0x258688
PROGRAMS = {0x4D80, 0x5741}
"""Both have to be there, so they are kept and say nothing."""
IN_CLUSTERS = {0xE7, 0xA3, 0xA0, 0xAB, 0xA7, 0x5854}
VOID, DEEPEST, LONGEST_HEAD = 0xEC, 4, 12


@dataclass(frozen=True, slots=True)
class Element:
    """From `at` to `end`, its content from `body` on; `is_open` when it has no size of its own."""

    id: int
    at: int
    body: int
    end: int
    is_open: bool


def blank(window: Window, patches: Patches) -> None:
    _walk(window, patches, (0, window.size), parent=0, depth=0)


def _walk(
    window: Window, patches: Patches, span: tuple[int, int], *, parent: int, depth: int
) -> None:
    for each in _elements(window, patches, *span):
        if each.id in CONTAINERS and depth < DEEPEST:
            _walk(window, patches, (each.body, each.end), parent=each.id, depth=depth + 1)
        elif parent == INFO and each.id in PROGRAMS:
            patches.zero(each.body, each.end - each.body)
        elif not _is_kept(each.id, parent):
            _void(patches, each)


def _is_kept(element: int, parent: int) -> bool:
    if parent == TRACK:
        return element not in {NAME, CODEC_NAME}
    if parent == SEGMENT:
        return element in IN_SEGMENT or element in IN_CLUSTERS
    return element == EBML or (parent == INFO and element in IN_INFO)


def _elements(window: Window, patches: Patches, at: int, end: int) -> Iterator[Element]:
    """One after the other; what is none any more is zeroed up to `end`. A cluster whose length
    nobody knew when it was written is taken apart: its elements follow as the segment's."""
    while at + 2 <= end:
        head = window.at(at, LONGEST_HEAD)
        id_width = _width(head, 4)
        size_width = _width(head[id_width:], 8) if id_width else 0
        body = at + id_width + size_width
        if not size_width or body > end:
            break
        found = int.from_bytes(head[:id_width])
        most = (1 << 7 * size_width) - 1
        size = int.from_bytes(head[id_width : id_width + size_width]) & most
        is_open = size == most
        if is_open and found not in {CLUSTER, SEGMENT}:
            break
        stop = end if is_open else min(body + size, end)
        yield Element(found, at, body, stop, is_open)
        at = body if is_open and found == CLUSTER else stop
    patches.zero(at, end - at)


def _width(head: bytes, most: int) -> int:
    """Of a number of EBML, from the zeros it begins with; 0 when there is none."""
    width = 9 - head[0].bit_length() if head else 0
    return width if width <= most else 0


def _void(patches: Patches, element: Element) -> None:
    """Its header is as long as the element's: the size takes the room that the id leaves."""
    width = min(element.body - element.at - 1, 8)
    length = element.end - element.at - 1 - width
    patches.write(element.at, bytes([VOID]) + ((1 << 7 * width) | length).to_bytes(width, "big"))
    patches.zero(element.at + 1 + width, length)
