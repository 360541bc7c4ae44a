"""Characters that deceive a reader or a program: controls, bidi marks, lone surrogates."""

import re

# Marks that reorder what is read (CVE-2021-42574), byte-order marks and invisible fillers.
_INVISIBLE = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_CONTROLS = "\x00-\x1f\x7f-\x9f"
_UNSEEN = re.compile(f"[{_CONTROLS}{_INVISIBLE}\ud800-\udfff\U000e0000-\U000e007f\u2028\u2029]")


def without_unseen(text: str, *, keep: str = "") -> str:
    return _UNSEEN.sub(lambda found: found[0] if found[0] in keep else "", text)
