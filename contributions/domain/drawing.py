"""Where the nodes and threads of a lineage lie: columns of generations, left to right.

A thread that passes a generation gets a place in it, so that it goes around works, not over them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from contributions.domain.lineage import Edge
from contributions.domain.ordering import ordered
from contributions.domain.spacing import spaced

COLUMN: Final = 248
NODE_WIDTH: Final = 160
LABEL: Final = 74
GAP: Final = 20
LANE: Final = 26
TOP: Final = 56
LEFT: Final = 14
RIGHT: Final = 30

Key = int | tuple[int, int]
"""A work, or the lane of thread number n in generation g."""


@dataclass(frozen=True, slots=True)
class Box:
    node: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Thread:
    """`path` is the data of an SVG path; the knob is where it leaves its source."""

    edge: Edge
    path: str
    knob_x: int
    knob_y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """`heads` are the generations drawn, each with where its column begins."""

    width: int
    height: int
    heads: list[tuple[int, int]]
    boxes: list[Box]
    threads: list[Thread]


def draw(
    generation: Mapping[int, int], edges: Sequence[Edge], heights: Mapping[int, int]
) -> Drawing:
    """Lay out works of known generation; `heights` are those of their thumbnails, in units."""
    numbers = sorted(set(generation.values()))
    spot = {number: place for place, number in enumerate(numbers)}
    column = {node: spot[number] for node, number in generation.items()}
    routes = [_route(number, edge, column) for number, edge in enumerate(edges)]
    ties = [tie for route in routes if not _is_level(route, column) for tie in pairwise(route)]
    columns = ordered(_columns(column, routes), ties)
    tall = {key: _height(key, heights) for keys in columns for key in keys}
    tops = {key: top + TOP for key, top in spaced(columns, tall, ties).items()}
    where = {key: place for place, keys in enumerate(columns) for key in keys}
    boxes = [
        Box(key, LEFT + COLUMN * where[key], tops[key], NODE_WIDTH, heights[key])
        for keys in columns
        for key in keys
        if isinstance(key, int)
    ]
    return Drawing(
        width=LEFT + RIGHT + COLUMN * max(len(columns) - 1, 0) + NODE_WIDTH,
        height=max((tops[key] + tall[key] for key in tops), default=TOP),
        heads=[(number, LEFT + COLUMN * place) for place, number in enumerate(numbers)],
        boxes=boxes,
        threads=_threads(edges, routes, where, tops, heights),
    )


def _route(number: int, edge: Edge, column: Mapping[int, int]) -> list[Key]:
    """From the left end through a lane in every column between to the right end. The source is at
    the right only where two works were made from each other."""
    left, right = sorted(edge[:2], key=lambda node: column[node])
    passed = range(column[left] + 1, column[right])
    return [left, *((number, place) for place in passed), right]


def _is_level(route: Sequence[Key], column: Mapping[int, int]) -> bool:
    """Between two works of one generation, which only works made from each other can have."""
    return len({column[key] for key in route if isinstance(key, int)}) == 1


def _columns(column: Mapping[int, int], routes: Sequence[Sequence[Key]]) -> list[list[Key]]:
    columns: list[list[Key]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for node in sorted(column):
        columns[column[node]].append(node)
    for route in routes:
        for key in route[1:-1]:
            if isinstance(key, tuple):
                columns[key[1]].append(key)
    return columns


def _height(key: Key, heights: Mapping[int, int]) -> int:
    return heights[key] + LABEL + GAP if isinstance(key, int) else LANE


def _threads(
    edges: Sequence[Edge],
    routes: Sequence[Sequence[Key]],
    where: Mapping[Key, int],
    tops: Mapping[Key, int],
    heights: Mapping[int, int],
) -> list[Thread]:
    """Threads leave and enter side by side, in the order of where they go and come from."""
    leaving, entering = _ports(edges, routes, tops, heights)
    threads = []
    for number, (edge, route) in enumerate(zip(edges, routes, strict=True)):
        x, y = LEFT + COLUMN * where[route[0]] + NODE_WIDTH, leaving[number]
        path, ends = f"M{x} {y}", [(x, y)]
        for key in route[1:]:
            to_x = LEFT + COLUMN * where[key]
            to_y = tops[key] + LANE // 2 if isinstance(key, tuple) else entering[number]
            path += _bent(to_x - x, to_y - y)
            x, y = to_x, to_y
            if isinstance(key, tuple):
                x += NODE_WIDTH
                path += f"h{NODE_WIDTH}"
        ends.append((x, y))
        threads.append(Thread(edge, path, *ends[route[0] != edge.source]))
    return threads


def _bent(wide: int, high: int) -> str:
    """Onward by so much, in the few words that most threads share: pages travel compressed."""
    bend = max(wide // 2, 48)
    return f"c{bend} 0 {wide - bend} {high} {wide} {high}" if high or wide < 0 else f"h{wide}"


def _ports(
    edges: Sequence[Edge],
    routes: Sequence[Sequence[Key]],
    tops: Mapping[Key, int],
    heights: Mapping[int, int],
) -> tuple[dict[int, int], dict[int, int]]:
    """Thread number → height at which it leaves its source, and enters its derivative."""
    leaving: dict[int, int] = {}
    entering: dict[int, int] = {}
    for ports, end, next_to in ((leaving, 0, 1), (entering, -1, -2)):
        at: defaultdict[Key, list[int]] = defaultdict(list)
        for number, route in enumerate(routes):
            at[route[end]].append(number)
        for key, numbers in at.items():
            numbers.sort(key=lambda number: tops[routes[number][next_to]])
            for place, number in enumerate(numbers, start=1):
                tall = heights[key] if isinstance(key, int) else LANE
                ports[number] = tops[key] + tall * place // (len(numbers) + 1)
    return leaving, entering
