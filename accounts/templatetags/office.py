"""Rows of the office's lists, which on a phone stand below each other instead of in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

register = template.Library()
NOTHING = re.compile(r"^<t[dh][^>]*>(?:-|–|&nbsp;|\s)*</t[dh]>$")


@register.filter
def named(cells: Iterable[SafeString], headers: list[dict[str, Any]]) -> Iterator[SafeString]:
    """Each cell, as Django made it, with the name of its column, and marked when it is empty."""
    for cell, header in zip(cells, headers, strict=True):
        told = format_html(' data-label="{}"', capfirst(str(header["text"])))
        label = "" if "action-checkbox" in cell else told
        nothing = " data-nothing" if NOTHING.search(cell) else ""
        start = len("<td")
        yield mark_safe(f"{cell[:start]}{label}{nothing}{cell[start:]}")  # noqa: S308 -- both are escaped
