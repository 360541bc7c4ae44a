from __future__ import annotations

import html
import re

import nh3

# Words on both sides of these do not touch; inside a line, marks part nothing.
BLOCK = re.compile(r"<(?=/?(?:p|br|h\d|li|ul|ol|dl|dt|dd|hr|div|section|blockquote|pre|t[dhr])\b)")


def read_out(markup: str) -> str:
    """The words of typeset HTML as they are read: without marks and with single spaces."""
    parted = BLOCK.sub(" <", markup)
    return " ".join(html.unescape(nh3.clean(parted, tags=set())).split())
