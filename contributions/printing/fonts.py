"""Which font has which character. Everything is embedded but Chinese, Japanese and Korean: their
fonts are the reader's own, by the names every PDF reader knows."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

FOLDER: Final = Path(__file__).with_name("fonts")
STYLES: Final = ("", "-italic", "-bold", "-bold-italic")
JAPANESE, KOREAN, CHINESE = "HeiseiMin-W3", "HYSMyeongJo-Medium", "STSong-Light"
ASIAN: Final = frozenset({JAPANESE, KOREAN, CHINESE})
UNSHOWN: Final = frozenset("\ufe0e\ufe0f\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Joiners and choices of look: they change nothing on paper."""


@cache
def register() -> None:
    """Once per process."""
    for family in ("page", "script"):
        for style in STYLES:
            _register(f"{family}{style}")
    for name in ("wide", "emoji"):
        _register(name)
    for name in (JAPANESE, KOREAN, CHINESE):
        pdfmetrics.registerFont(UnicodeCIDFont(name))


def _register(name: str) -> None:
    pdfmetrics.registerFont(TTFont(name, str(FOLDER / f"{name}.ttf")))


@cache
def _characters(font: str) -> frozenset[int]:
    face: Any = pdfmetrics.getFont(font).face
    return frozenset(face.charToGlyph)


@lru_cache(maxsize=20_000)
def font_for(character: str, wanted: str) -> str:
    """`wanted` where it has the character, else the next best; "" when nobody has it."""
    code = ord(character)
    for font in (wanted, "page", "wide", "emoji"):
        if code in _characters(font):
            return font
    return _asian(code)


def _asian(code: int) -> str:
    if 0x3040 <= code <= 0x30FF:
        return JAPANESE
    if 0xAC00 <= code <= 0xD7AF or 0x1100 <= code <= 0x11FF:
        return KOREAN
    if 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF00 <= code <= 0xFFEF:
        return CHINESE
    return ""


def kinds(text: str) -> set[str]:
    """What a reader of these characters should be told: "asian", "unknown"."""
    found: set[str] = set()
    for character in set(text):
        if not _is_shown(character, "page"):
            found.add("unknown")
        elif not character.isspace() and font_for(character, "page") in ASIAN:
            found.add("asian")
    return found


def with_names(text: str, wanted: str) -> str:
    """What no font has is called by its name: never a black box."""
    if text.isascii():
        return text
    return "".join(c if _is_shown(c, wanted) else _name_of(c) for c in text)


def _is_shown(character: str, wanted: str) -> bool:
    return character.isspace() or character in UNSHOWN or bool(font_for(character, wanted))


def _name_of(character: str) -> str:
    name = unicodedata.name(character, "").lower()
    return f" [{name or f'character {ord(character):x}'}] "


@lru_cache(maxsize=200_000)
def width(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, font, size))
