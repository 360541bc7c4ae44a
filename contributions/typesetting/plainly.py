"""Texts that no parser should see: marks by the hundred thousand are set as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from contributions.typesetting.cutting import slices
from contributions.typesetting.parts import Block

MAX_LINES: Final = 60_000
MAX_MARKS: Final = 100_000
"""Twice what the longest text could mean; set in about two seconds at worst."""
_MARKS: Final = "*_`[]()<~&\\"


def is_too_busy(text: str) -> bool:
    return text.count("\n") > MAX_LINES or sum(map(text.count, _MARKS)) > MAX_MARKS


def plain_blocks(text: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n[ \t]*\n", text):
        for piece in slices(paragraph.strip("\n")):
            if piece.strip():
                yield Block(f"<p>{escape(piece, quote=False).replace(chr(10), '<br>')}</p>\n")
