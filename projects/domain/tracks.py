"""A plan as a table: columns cut wherever something begins or ends, rows without overlaps."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]
"""Where it begins and where it ends."""
NARROWEST = 30
"""Thousandths of the width: what is short is drawn wider than it is, so that it can be read."""


def cuts(length: int, spans: Sequence[Span]) -> list[int]:
    inside = {edge for span in spans for edge in span if 0 < edge < length}
    return [0, *sorted(inside), length]


def widths(edges: Sequence[int]) -> list[int]:
    """Of each column, in thousandths of them all, roughly."""
    length = edges[-1]
    raw = [
        max(NARROWEST, round(1000 * (after - before) / length)) for before, after in pairwise(edges)
    ]
    return [round(1000 * width / sum(raw)) for width in raw]


def tracks(spans: Sequence[Span]) -> list[list[int]]:
    """Places in `spans` for each row: each goes into the first row that is free again."""
    rows: list[list[int]] = []
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        begins = spans[place][0]
        free = (row for row in rows if spans[row[-1]][1] <= begins)
        row = next(free, None)
        if row is None:
            rows.append([place])
        else:
            row.append(place)
    return rows


def cells(edges: Sequence[int], row: Sequence[Span]) -> list[tuple[int, int | None]]:
    """(columns it takes, place in `row` or None for what is empty) from left to right."""
    found: list[tuple[int, int | None]] = []
    at = 0
    for place, (begins, ends) in enumerate(row):
        first, last = bisect_left(edges, begins), bisect_left(edges, ends)
        if first > at:
            found.append((first - at, None))
        found.append((last - first, place))
        at = last
    if at < len(edges) - 1:
        found.append((len(edges) - 1 - at, None))
    return found
