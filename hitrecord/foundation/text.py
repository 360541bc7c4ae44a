"""Characters that deceive a reader or a program are taken out of what people send.

Pure and quick to import: the process that decodes uploaded files uses it too.
"""

import re

# Marks that reorder what is read (CVE-2021-42574), byte-order marks, invisible fillers, and the
# two that are no characters at all, which no XML may hold.
_INVISIBLE = (
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
)
_CONTROLS = "\x00-\x1f\x7f-\x9f"
_UNSEEN = re.compile(f"[{_CONTROLS}{_INVISIBLE}\ud800-\udfff\U000e0000-\U000e007f\u2028\u2029]")


def without_unseen(text: str, *, keep: str = "") -> str:
    """Without controls, bidi marks, invisible fillers and lone surrogates."""
    return _UNSEEN.sub(lambda found: found[0] if found[0] in keep else "", text)


def one_line(text: str) -> str:
    """Clean words with one space between them, whatever stood there."""
    return " ".join(without_unseen(" ".join(text.split())).split())


def several_lines(text: str) -> str:
    """Clean text with plain line ends; tabs stay."""
    return without_unseen(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t")


def as_sentence(words: str) -> str:
    """With a capital and an end, so that it can stand between two sentences of ours."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words[-1:] in ("", *".!?…") else ".")


def whole_number(text: str) -> int | None:
    """Of at most 18 digits, which fit every column; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
