"""What makes two spellings one tag: letters of every script, digits and pictures do; case, accents
on Latin and Greek letters, spaces and punctuation do not."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LENGTH: Final = 60
_JOINER: Final = "\u200d"
"""Holds the parts of one picture together, and letters of some scripts."""


def slug_of(words: str) -> str:
    """As it stands in an address; "" for words without anything that tells them apart."""
    folded = unicodedata.normalize("NFKD", words).casefold()
    kept: list[str] = []
    base = ""
    for sign in unicodedata.normalize("NFKD", folded):
        if unicodedata.category(sign)[0] == "M":
            kept.append(sign if _bears_marks(base) else "")
        else:
            base = sign
            kept.append(_kept(sign))
    text = unicodedata.normalize("NFC", "".join(kept))
    slug = re.sub(r"[-\s]+", "-", text).strip(f"-_{_JOINER}")[:LENGTH]
    return slug.strip(f"-_{_JOINER}")


def _kept(sign: str) -> str:
    category = unicodedata.category(sign)
    is_skin = "\U0001f3fb" <= sign <= "\U0001f3ff"
    if category[0] in "LN" or category == "So" or is_skin or sign in {"_", "-", _JOINER}:
        return sign
    return " " if sign.isspace() else ""


def _bears_marks(base: str) -> bool:
    """A letter of a script in which people do not leave the marks out when they type."""
    if not base or unicodedata.category(base)[0] not in "LN":
        return False
    return not unicodedata.name(base, "").startswith(("LATIN", "GREEK", "DIGIT"))
