"""The document of a split as it would be if a disputed source counted the other way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]


def flipped(document: Row, derivative: int, source: int) -> dict[str, Any] | None:
    """With the edge excluded that counted, or counting that was excluded; None without it."""
    ends = {"derivative": derivative, "source": source}
    edges = [dict(one) for one in document.get("sources", ())]
    disputed = [one for one in edges if ends.items() <= one.items()]
    if not disputed:
        return None
    disputed[0]["excluded"] = not disputed[0].get("excluded", False)
    return {**document, "sources": edges}


def added(
    document: Row, edge: Row, versions: Iterable[Row], sources: Iterable[Row]
) -> dict[str, Any] | None:
    """With an edge that was missing, and what of the versions and sources behind it is new here;
    None when the document does not know its derivative."""
    known = {one["id"] for one in document.get("versions", ())}
    if edge["derivative"] not in known:
        return None
    new = [one for one in versions if one["id"] not in known]
    ids = {one["id"] for one in new}
    more = [one for one in sources if one["derivative"] in ids]
    return {
        **document,
        "versions": [*document["versions"], *new],
        "sources": [*document.get("sources", ()), *more, edge],
    }
