"""The text of HLS playlists: one names the sizes of a film, one the pieces of a size."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

_CODECS = re.compile(r"avc1\.[0-9a-f]{6}(,mp4a\.40\.2)?")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where the pieces of one size lie in its file: milliseconds, offset and length of each."""

    codecs: str
    head: int
    pieces: tuple[tuple[int, int, int], ...]

    @classmethod
    def read(cls, data: bytes) -> Pieces:
        """Written by a child, so nothing about it is believed. Raises ValueError."""
        try:
            plain = json.loads(data)
            pieces = tuple((int(each[0]), int(each[1]), int(each[2])) for each in plain["pieces"])
            found = cls(str(plain["codecs"]), int(plain["head"]), pieces)
        except (TypeError, LookupError, OverflowError, RecursionError) as error:
            raise ValueError("no list of pieces") from error
        if not _CODECS.fullmatch(found.codecs) or not pieces or min(map(min, pieces)) < 0:
            raise ValueError("no list of pieces")
        return found

    @property
    def peak(self) -> int:
        """Bits a second of the densest piece."""
        return max(8000 * length // max(time, 1) for time, _, length in self.pieces)

    @property
    def average(self) -> int:
        whole = sum(time for time, _, _ in self.pieces)
        return 8000 * sum(length for _, _, length in self.pieces) // max(whole, 1)


@dataclass(frozen=True, slots=True)
class Size:
    address: str
    width: int
    height: int
    pieces: Pieces


def of_film(sizes: Iterable[Size]) -> str:
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    for size in sizes:
        lines.append(
            f"#EXT-X-STREAM-INF:BANDWIDTH={size.pieces.peak},"
            f"AVERAGE-BANDWIDTH={size.pieces.average},RESOLUTION={size.width}x{size.height},"
            f'CODECS="{size.pieces.codecs}"'
        )
        lines.append(size.address)
    return "\n".join(lines) + "\n"


def of_size(pieces: Pieces, address: str) -> str:
    """`address` is the one file that all pieces lie in."""
    longest = max(time for time, _, _ in pieces.pieces)
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{max(1, round(longest / 1000))}",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{address}",BYTERANGE="{pieces.head}@0"',
    ]
    for time, offset, length in pieces.pieces:
        lines += [f"#EXTINF:{time / 1000:.3f},", f"#EXT-X-BYTERANGE:{length}@{offset}", address]
    return "\n".join([*lines, "#EXT-X-ENDLIST"]) + "\n"
