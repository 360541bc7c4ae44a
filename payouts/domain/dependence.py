"""Through which sources money of a proposal comes to somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from payouts.domain.reach import reached

Edge = tuple[int, int]
"""Derivative, source."""


def sources_towards(document: Mapping[str, Any], person: str) -> set[Edge]:
    """What they would have less by, if it counted the other way: those that lead to a version of
    theirs, and those of it, or of what leads to it, that were found not to be sources."""
    leads_here = _leading_to(document, person)
    paid = reached(document)
    return {
        (edge["derivative"], edge["source"])
        for edge in document.get("sources", ())
        if edge["derivative"] in paid
        and (edge["derivative"] if edge.get("excluded") else edge["source"]) in leads_here
    }


def versions_towards(document: Mapping[str, Any], person: str) -> set[int]:
    """From which money comes to a version of theirs: what one of them passed on besides, they
    would have less."""
    return _leading_to(document, person) & reached(document)


def _leading_to(document: Mapping[str, Any], person: str) -> set[int]:
    newer = defaultdict(list)
    for edge in document.get("sources", ()):
        if not edge.get("excluded"):
            newer[edge["source"]].append(edge["derivative"])
    ahead = [one["id"] for one in document.get("versions", ()) if person in one["authors"]]
    found: set[int] = set()
    while ahead:
        version = ahead.pop()
        if version not in found:
            found.add(version)
            ahead.extend(newer[version])
    return found
