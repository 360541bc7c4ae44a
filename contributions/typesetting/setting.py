"""One door for everything that is published or previewed: words in, a page's HTML out."""

from __future__ import annotations

import re

from contributions.models.kind import Layout
from contributions.typesetting import markdown, screenplay
from contributions.typesetting.parts import Typeset

# Chinese and Japanese are written without spaces; each of their signs counts as a word.
_SIGNS = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MARKS = re.compile("[\u3000-\u303f\u30fb\uff01-\uff0f\uff1a-\uff1f]")


def typeset(text: str, layout: str) -> Typeset:
    """What a text is, prose or a screenplay, is its author's word."""
    return screenplay.typeset(text) if layout == Layout.SCREENPLAY else markdown.typeset(text)


def count_words(text: str) -> int:
    rest, signs = _SIGNS.subn(" ", _MARKS.sub(" ", text))
    return len(rest.split()) + signs
