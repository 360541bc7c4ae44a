"""The effective sources of a version: the nearest works by somebody else.

A walk through one's own works stops at every work by others. Walking it again for each of ten
thousand remixes of the same long chain would be quadratic, so each version with own sources keeps
a table of what its own authors see from it, shared with its source where nothing is added.

A table serves a larger group of authors too: what the smaller group walks through, the larger one
does as well, so for it the table is a shortcut past those works. Tables are only built while a
budget that is linear in the size of the graph lasts; beyond it walks go edge by edge.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from payouts.domain.graph import Graph

Table = dict[int, int]
"""Source rank → the code of the heaviest relation by which it is reached."""


@dataclass(slots=True)
class _Walk:
    """One walk in progress, seen from the authors of the version it began at."""

    group: int
    found: Table = field(default_factory=dict)
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


class EffectiveSources:
    """Answers `of(version)` and `relation(version, source)` for one graph."""

    def __init__(self, graph: Graph, *, budget: int | None = None) -> None:
        """`budget` bounds the entries and steps spent on tables; no answer depends on it."""
        self._graph = graph
        self._weight = [graph.weights[code] for code in graph.relations]
        self._tables: dict[int, Table | None] = {}
        self._orders: dict[int, tuple[list[int], list[int]]] = {}
        linear = 3_000_000 + (graph.size + len(graph.sources)) // 2
        self._budget = linear if budget is None else budget
        for version in self._with_own_sources():
            self._tables[version] = self._table(version)

    def of(self, version: int) -> tuple[list[int], list[int]]:
        """(sources, their weights) in ascending order of the sources; both empty if none."""
        if version in self._tables:
            table = self._tables[version]
            if table is None:
                return self._ordered(self._walk(version).found)
            return self._ordered_once(table)
        first, after = self._graph.start[version], self._graph.start[version + 1]
        return self._graph.sources[first:after], self._weight[first:after]

    def relation(self, version: int, source: int) -> int:
        """The code of the last relation walked to an effective source."""
        return self._seen_from(version)[source]

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

    def _seen_from(self, version: int) -> Table:
        table = self._tables.get(version)
        if table is not None:
            return table
        return self._walk(version).found if version in self._tables else dict(self._edges(version))

    def _table(self, version: int) -> Table | None:
        """What to keep for a version whose older ones are settled; None when it costs too much."""
        shared = self._same_as_only_source(version)
        if shared is not None:
            return shared
        if self._budget <= 0:
            return None
        walk = self._walk(version)
        self._budget -= walk.steps + len(walk.found)
        return walk.found

    def _same_as_only_source(self, version: int) -> Table | None:
        """The table of the one own source, by the same people, if it has all the others too."""
        graph = self._graph
        edges = range(graph.start[version], graph.start[version + 1])
        own = [graph.sources[edge] for edge in edges if graph.own[edge]]
        if len(own) > 1 or graph.group[own[0]] != graph.group[version]:
            return None
        table = self._known(own[0])
        if table is None:
            return None
        for edge in edges:
            if not graph.own[edge] and table.get(graph.sources[edge], -1) < graph.relations[edge]:
                return None
        return table

    def _known(self, version: int) -> Table | None:
        """A version without own sources gets its table, to be shared, when first asked for."""
        if version not in self._tables:
            self._tables[version] = dict(self._edges(version))
        return self._tables[version]

    def _walk(self, version: int) -> _Walk:
        walk = _Walk(self._graph.group[version])
        self._advance(walk, self._edges(version))
        while walk.ahead:
            own = walk.ahead.pop()
            table = self._tables.get(own)
            walk.steps += 1
            if table is None:
                self._advance(walk, self._edges(own))
            elif self._graph.group[own] == walk.group:
                walk.steps += len(table)
                walk.collect(table.items())
            else:
                self._advance(walk, table.items())
        return walk

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
        """Sorted once however many versions share the table; `_tables` keeps its id taken."""
        known = self._orders.get(id(table))
        if known is None:
            known = self._orders[id(table)] = self._ordered(table)
        return known
