"""Hebrew and Arabic in lines that are drawn from left to right.

Enough for prose and verse: letters take the form of their place in the word, and in each line
runs from right to left are turned round. Embeddings and numbers inside Arabic dates are not known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from contributions.printing.words import Piece

_RTL: Final = frozenset({"R", "AL"})
_LAM_ALEF: Final = {"آ": "\ufef5", "أ": "\ufef7", "إ": "\ufef9", "ا": "\ufefb"}


def is_rtl(text: str) -> bool:
    """Whether its first letter with a direction reads from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in _RTL:
            return True
        if direction == "L":
            return False
    return False


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter → its forms (isolated, initial, medial, final), as Unicode itself lists them."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEF5)):
        form, _, letter = unicodedata.decomposition(chr(code)).partition(" ")
        if form and len(letter) == 4:
            found.setdefault(chr(int(letter, 16)), {}).setdefault(form.strip("<>"), chr(code))
    return found


def shaped(word: str) -> str:
    """Arabic letters in their forms; every other word as it is."""
    if word.isascii() or not any("\u0600" <= c <= "\u06ff" for c in word):
        return word
    letters = [c for c in word if not unicodedata.combining(c)]
    found: list[str] = []
    joined = False
    skip = False
    for at, letter in enumerate(letters):
        if skip:
            skip = False
            continue
        after = letters[at + 1] if at + 1 < len(letters) else ""
        if letter == "ل" and after in _LAM_ALEF:
            found.append(chr(ord(_LAM_ALEF[after]) + joined))
            joined, skip = False, True
            continue
        form, joined = _form(letter, after, joined)
        found.append(form)
    return "".join(found)


def _form(letter: str, after: str, joined: bool) -> tuple[str, bool]:
    forms = _forms().get(letter, {})
    goes_on = "initial" in forms and "final" in _forms().get(after, {})
    name = {(False, False): "isolated", (False, True): "initial"}.get((joined, goes_on))
    name = name or ("medial" if goes_on else "final")
    return forms.get(name, letter), goes_on


def in_reading_order(line: list[Piece]) -> list[Piece]:
    """The pieces of a line as they stand on paper from left to right."""
    if not any(is_rtl(piece.text) for piece in line):
        return line
    if is_rtl("".join(piece.text for piece in line)):
        return [_turned(piece) for piece in reversed(line)]
    found: list[Piece] = []
    run: list[Piece] = []
    for piece in line:
        if is_rtl(piece.text) or (run and piece.text.isspace()):
            run.append(piece)
            continue
        found += [*_turned_run(run), piece]
        run = []
    return [*found, *_turned_run(run)]


def _turned_run(run: Sequence[Piece]) -> list[Piece]:
    """Spaces behind it stay behind it."""
    end = len(run)
    while end and run[end - 1].text.isspace():
        end -= 1
    return [*(_turned(piece) for piece in reversed(run[:end])), *run[end:]]


def _turned(piece: Piece) -> Piece:
    if not is_rtl(piece.text):
        return piece
    mirrored = str.maketrans("()[]{}<>«»", ")(][}{><»«")
    return type(piece)(
        piece.text[::-1].translate(mirrored), piece.font, piece.size, piece.underlined
    )
