"""A finding with the way to what it is about: it names entries, accounts, payouts and records."""

from __future__ import annotations

import re

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

RECORDS = ("sale", "cost", "budget", "adjustment", "proposal")
NAMED = re.compile(
    r"\b(?:(entry|account) ([a-z][\w-]*(?::[\w-]+)+)"
    rf"|({'|'.join(RECORDS)}) (\d{{1,18}})\b)|\bP-[\w-]+",
    re.IGNORECASE,
)


def found_links(sentence: str) -> SafeString:
    """Nothing is looked up: lists are searched for what has no number in it."""
    parts, end = [], 0
    for match in NAMED.finditer(sentence):
        link = format_html('<a href="{}">{}</a>', _address(match), match[0])
        parts += [(sentence[end : match.start()],), (link,)]
        end = match.end()
    return format_html_join("", "{}", [*parts, (sentence[end:],)])


def _address(match: re.Match[str]) -> str:
    listed, code, record, pk = match.groups()
    if record:
        return reverse(f"admin:payouts_{record.lower()}_change", args=[pk])
    kind = listed.lower() if listed else "payout"
    return f"{reverse(f'admin:payouts_{kind}_changelist')}?q={code or match[0]}"
