"""What somebody typed into a search field, read once for everything that is searched."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from hitrecord.foundation.text import one_line

LENGTH = 200
SIGNS = "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001fbff]"
"""Emoji and pictures like them, without the tones of a skin: as the database has them in
`accounts_signs_spelled`."""
_SIGN = re.compile(SIGNS)
_WORD = re.compile(rf"[^\W_]+|{SIGNS}")
_OPERATOR = re.compile(rf"""["“”„]|(?:^|\s)-(?:\w|{SIGNS})|\sor\s""", re.IGNORECASE)
MOST_WORDS = 8


def plain(word: str) -> str:
    """In small letters and without accents, as the database compares words."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def is_sign(word: str) -> bool:
    return bool(_SIGN.fullmatch(word))


def spelled(text: str) -> str:
    """With a word for each sign, as the database reads and writes it: signs are no words to it."""
    apart = re.sub(rf"(?<=\w)(?={SIGNS})", " ", text)
    # A hyphen behind a sign joins, and is no minus before the next word.
    apart = re.sub(rf"({SIGNS}\ufe0f?)-", r"\1 ", apart)
    return _SIGN.sub(lambda found: f"xx{ord(found[0]):x} ", apart)


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` is what was typed, with quotes, or and minus; `is_exact` when those say that
    somebody knows what they look for, and words that are nearly so would be in the way."""

    text: str
    words: tuple[str, ...]
    is_exact: bool

    @classmethod
    def read(cls, typed: str) -> Asked:
        # Some machines paste a letter and its accent as two signs, which would part the word there.
        text = unicodedata.normalize("NFC", one_line(typed))[:LENGTH].strip()
        words = tuple(dict.fromkeys(_WORD.findall(text)))[:MOST_WORDS]
        return cls(text, words, bool(_OPERATOR.search(text)))

    @property
    def sought(self) -> str:
        """What the database reads of it."""
        return spelled(self.text)


def slips(word: str) -> list[str]:
    """The word, words that begin with it, and what it is when two letters changed places or one is
    too many: slips of the finger that leave too few letters in a row to be found by those. A sign
    is itself and no other."""
    if is_sign(word):
        return [spelled(word).strip()]
    swapped = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(len(word) - 1)
        if word[at] != word[at + 1]
    ]
    without = [word[:at] + word[at + 1 :] for at in range(len(word))]
    likely = [*swapped, *without] if len(word) > 3 else []
    begun = [f"{word}:*"] if len(word) > 2 else []
    if len(word) > 7:  # a wrong letter in the middle leaves too little of either half
        begun.append(f"{word[: max(4, len(word) // 2 - 1)]}:*")
    return list(dict.fromkeys([word, *begun, *likely]))
