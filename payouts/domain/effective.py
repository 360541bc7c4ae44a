"""The effective sources of a version: the nearest works by somebody else.

A walk through one's own works stops at every work by others. Walking it again for each of ten
thousand remixes of the same long chain would be quadratic, so each version that others were made
from keeps what its own authors see from it, shared with its source where nothing is added.

What a smaller group walks through, a larger one walks through as well, so for it these views are
shortcuts past those works. Views are only kept while a budget that is linear in the size of the
graph lasts; beyond it walks go edge by edge.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import mul

import numpy as np

from payouts.domain.graph import Graph
from payouts.domain.groups import Groups
from payouts.domain.wide import Sight, Wide, beyond, sight_of, wide

Table = dict[int, int]
"""Source rank → the code of the heaviest relation by which it is reached."""

View = Table | Wide
"""A table while it is short."""

LONG = 128
_AT_ONCE = 16
"""So many elements of an array are looked at in the time of one step of a walk."""


@dataclass(slots=True)
class _Walk:
    """One walk in progress, seen from the authors of the version it began at."""

    group: int
    found: Table = field(default_factory=dict)
    wides: list[Wide] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    steps: int = 0

    def collect(self, edges: Iterable[tuple[int, int]]) -> None:
        found = self.found
        for source, relation in edges:
            if found.get(source, -1) < relation:
                found[source] = relation

    def enter(self, version: int) -> None:
        if version not in self.seen:
            self.seen.add(version)
            self.ahead.append(version)

    def view(self) -> View:
        if not self.wides:
            return self.found if len(self.found) < LONG else wide(sight_of(self.found))
        base = max(self.wides, key=lambda one: one.size)
        for other in self.wides:
            if not base.holds(other):
                self.steps += (base.size + other.size) // _AT_ONCE
                self.collect(beyond(base.sight(), other.sight()).items())
        return base.plus(self.found)


class EffectiveSources:
    """Answers `of(version)` and `relation(version, source)` for one graph."""

    def __init__(self, graph: Graph, *, budget: int | None = None) -> None:
        """`budget` bounds the entries and steps spent on views; no answer depends on it."""
        self._graph = graph
        self._groups = Groups(graph)
        self._weight = [graph.weights[code] for code in graph.relations]
        self._views: dict[int, View | None] = {}
        self._orders: dict[int, tuple[list[int], list[int]]] = {}
        linear = 3_000_000 + (graph.size + len(graph.sources)) // 2
        self._budget = linear if budget is None else budget
        self._owners = bytearray(graph.size)
        """1 for versions with an own source."""
        made_from = bytearray(graph.size)
        for source in graph.sources:
            made_from[source] = 1
        for version in self._with_own_sources():
            self._owners[version] = 1
            if made_from[version]:
                self._views[version] = self._kept(version)

    def of(self, version: int) -> tuple[list[int], list[int]] | Sight:
        """(sources, their weights) in ascending order of the sources, or a Sight of many."""
        if not self._owners[version]:
            first, after = self._graph.start[version], self._graph.start[version + 1]
            return self._graph.sources[first:after], self._weight[first:after]
        view = self._views.get(version)
        if view is None:
            view = self._walk(version).view()
            return view.sight() if isinstance(view, Wide) else self._ordered(view)
        return view.sight() if isinstance(view, Wide) else self._ordered_once(view)

    def weight(self, version: int) -> int:
        """Of all its effective sources together."""
        found = self.of(version)
        if isinstance(found, Sight):
            counts = np.bincount(found.codes).tolist()
            return sum(map(mul, counts, self._graph.weights))
        return sum(found[1])

    def relation(self, version: int, source: int) -> int:
        """The code of the last relation walked to an effective source."""
        if not self._owners[version]:
            return dict(self._edges(version))[source]
        view = self._views.get(version) or self._walk(version).view()
        if isinstance(view, Wide):
            sight = view.sight()
            return int(sight.codes[np.searchsorted(sight.sources, source)])
        return view[source]

    def _with_own_sources(self) -> list[int]:
        """Versions with an own source, oldest first, each once."""
        graph, version = self._graph, 0
        found: list[int] = []
        for edge, own in enumerate(graph.own):
            if own:
                while graph.start[version + 1] <= edge:
                    version += 1
                if not found or found[-1] != version:
                    found.append(version)
        return found

    def _edges(self, version: int) -> Iterator[tuple[int, int]]:
        graph = self._graph
        first, after = graph.start[version], graph.start[version + 1]
        return zip(graph.sources[first:after], graph.relations[first:after], strict=True)

    def _kept(self, version: int) -> View | None:
        """What to keep for a version whose older ones are settled; None when it costs too much."""
        shared = self._same_as_only_source(version)
        if shared is not None:
            return shared
        if self._budget <= 0:
            return None
        walk = self._walk(version)
        view = walk.view()
        self._budget -= walk.steps + len(walk.found)
        return view

    def _same_as_only_source(self, version: int) -> View | None:
        """The table of the one own source, by the same people, if it has all the others too."""
        graph = self._graph
        edges = range(graph.start[version], graph.start[version + 1])
        own = [graph.sources[edge] for edge in edges if graph.own[edge]]
        if len(own) > 1 or graph.group[own[0]] != graph.group[version]:
            return None
        view = self._known(own[0])
        if isinstance(view, Wide):
            return view if len(edges) == 1 else None
        if view is None:
            return None
        for edge in edges:
            if not graph.own[edge] and view.get(graph.sources[edge], -1) < graph.relations[edge]:
                return None
        return view

    def _known(self, version: int) -> View | None:
        """A version without own sources gets its table, to be shared, when first asked for."""
        if version not in self._views:
            self._views[version] = dict(self._edges(version))
        return self._views[version]

    def _walk(self, version: int) -> _Walk:
        walk = _Walk(self._graph.group[version])
        self._advance(walk, self._edges(version))
        while walk.ahead:
            own = walk.ahead.pop()
            view = self._views.get(own)
            walk.steps += 1
            same = self._graph.group[own] == walk.group
            if view is None:
                self._advance(walk, self._edges(own))
            elif isinstance(view, Wide):
                walk.wides.append(view if same else self._seen_by(walk, view))
            elif same:
                walk.steps += len(view)
                walk.collect(view.items())
            else:
                self._advance(walk, view.items())
        return walk

    def _seen_by(self, walk: _Walk, view: Wide) -> Wide:
        """The view of some authors as a larger group has it, which goes on through its own."""
        sight = view.sight()
        walk.steps += view.size // _AT_ONCE
        own = self._groups.are_own(sight.sources, walk.group)
        if not own.any():
            return view
        for source in sight.sources[own].tolist():
            walk.enter(source)
        return wide(Sight(sight.sources[~own], sight.codes[~own]))

    def _advance(self, walk: _Walk, edges: Iterable[tuple[int, int]]) -> None:
        graph, group, found = self._graph, walk.group, walk.found
        groups, alone = graph.group, walk.group not in graph.groups
        for source, relation in edges:
            walk.steps += 1
            if groups[source] == group or (not alone and graph.is_own(source, group)):
                walk.enter(source)
            elif found.get(source, -1) < relation:
                found[source] = relation

    def _ordered(self, table: Table) -> tuple[list[int], list[int]]:
        sources = sorted(table)
        return sources, [self._graph.weights[table[source]] for source in sources]

    def _ordered_once(self, table: Table) -> tuple[list[int], list[int]]:
        """Sorted once however many versions share the table; `_views` keeps its id taken."""
        known = self._orders.get(id(table))
        if known is None:
            known = self._orders[id(table)] = self._ordered(table)
        return known
