"""One door for everything that is published or previewed: words in, a page's HTML out."""

from __future__ import annotations

from contributions.models.kind import Layout
from contributions.typesetting import markdown, screenplay
from contributions.typesetting.parts import Typeset


def typeset(text: str, layout: str) -> Typeset:
    """What a text is, prose or a screenplay, is its author's word."""
    return screenplay.typeset(text) if layout == Layout.SCREENPLAY else markdown.typeset(text)


def count_words(text: str) -> int:
    return len(text.split())
