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

COLUMN: Final = 248
NODE_WIDTH: Final = 160
LABEL: Final = 58
GAP: Final = 28
LANE: Final = 26
TOP: Final = 56
LEFT: Final = 14
RIGHT: Final = 30
SWEEPS: Final = 6

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
    width: int
    height: int
    columns: list[int]
    boxes: list[Box]
    threads: list[Thread]


def draw(
    generation: Mapping[int, int], edges: Sequence[Edge], heights: Mapping[int, int]
) -> Drawing:
    """Lay out works of known generation; `heights` are those of their thumbnails, in units."""
    routes = [_route(number, edge, generation) for number, edge in enumerate(edges)]
    columns = _ordered(generation, routes)
    tall = {key: _height(key, heights) for column in columns for key in column}
    height = max((_stacked(column, tall) for column in columns), default=0)
    tops = _tops(columns, tall, height)
    where = {key: place for place, column in enumerate(columns) for key in column}
    boxes = [
        Box(key, LEFT + COLUMN * where[key], tops[key], NODE_WIDTH, heights[key])
        for column in columns
        for key in column
        if isinstance(key, int)
    ]
    threads = _threads(edges, routes, where, tops, heights)
    width = LEFT + RIGHT + COLUMN * max(len(columns) - 1, 0) + NODE_WIDTH
    starts = [LEFT + COLUMN * number for number in range(len(columns))]
    return Drawing(width, TOP + height, starts, boxes, threads)


def _route(number: int, edge: Edge, generation: Mapping[int, int]) -> list[Key]:
    """From the source through a lane in every generation between to the derivative."""
    passed = range(generation[edge.source] + 1, generation[edge.derivative])
    return [edge.source, *((number, place) for place in passed), edge.derivative]


def _ordered(generation: Mapping[int, int], routes: Sequence[Sequence[Key]]) -> list[list[Key]]:
    """Keys of each column; sweeps pull each towards the mean place of what it is tied to."""
    columns: list[list[Key]] = [[] for _ in range(max(generation.values(), default=-1) + 1)]
    ties: defaultdict[Key, list[Key]] = defaultdict(list)
    for node in sorted(generation):
        columns[generation[node]].append(node)
    for route in routes:
        for key in route[1:-1]:
            if isinstance(key, tuple):
                columns[key[1]].append(key)
        for one, other in pairwise(route):
            ties[one].append(other)
            ties[other].append(one)
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else columns[::-1]:
            place = {
                key: (number + 0.5) / len(every)
                for every in columns
                for number, key in enumerate(every)
            }
            column.sort(key=lambda key: _mean([place[tied] for tied in ties[key]], place[key]))
    return columns


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _height(key: Key, heights: Mapping[int, int]) -> int:
    return heights[key] + LABEL + GAP if isinstance(key, int) else LANE


def _stacked(column: Sequence[Key], tall: Mapping[Key, int]) -> int:
    return sum(tall[key] for key in column)


def _tops(columns: Sequence[Sequence[Key]], tall: Mapping[Key, int], height: int) -> dict[Key, int]:
    """Columns stand centred beside the tallest one, with the spare room between their keys."""
    tops: dict[Key, int] = {}
    for column in columns:
        spare = (height - _stacked(column, tall)) // (len(column) + 1) if column else 0
        y = TOP + spare
        for key in column:
            tops[key] = y
            y += tall[key] + spare
    return tops


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
        x = LEFT + COLUMN * where[edge.source] + NODE_WIDTH
        y = leaving[number]
        path = f"M{x} {y}"
        knob_x, knob_y = x, y
        for key in route[1:]:
            to_x = LEFT + COLUMN * where[key]
            to_y = tops[key] + LANE // 2 if isinstance(key, tuple) else entering[number]
            bend = max((to_x - x) // 2, 48)
            path += f"C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
            x, y = to_x, to_y
            if isinstance(key, tuple):
                x += NODE_WIDTH
                path += f"H{x}"
        threads.append(Thread(edge, path, knob_x, knob_y))
    return threads


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
