"""Engine 1, steps 3 to 5: grains move from versions to what they were made from, and to people."""

from collections.abc import Callable, Sequence

import numpy as np

from payouts.domain.effective import EffectiveSources
from payouts.domain.graph import Graph, Ints
from payouts.domain.money import apportion, apportion_alike
from payouts.domain.wide import Sight

Record = Callable[[int, int, Sequence[int], Sequence[int]], None]
"""Called with (version, grains held, effective sources, grains passed to each)."""

BASIS_POINTS = 10_000


def pass_on(
    graph: Graph,
    held: list[int],
    *,
    upstream_bp: int,
    sources: EffectiveSources | None = None,
    record: Record | None = None,
) -> None:
    """Change `held` (grains by version rank) from what the credits gave to what is kept.

    Newest first, so that whatever a version receives has arrived before it passes on its part.
    Sources that all weigh nothing receive nothing.
    """
    passing = _Passing(graph, held, sources or EffectiveSources(graph), listed=record is not None)
    for version in range(graph.size - 1, -1, -1):
        grains = passing.arrived(version)
        if not grains:
            continue
        targets: Sequence[int] = ()
        parts: Sequence[int] = ()
        passed = grains * upstream_bp // BASIS_POINTS
        if passed:
            targets, parts = passing.on(version, passed)
        if record is not None:
            record(version, grains, targets, parts)


class _Passing:
    """Moves grains between versions: one by one where few receive, at one stroke where many do."""

    def __init__(
        self, graph: Graph, held: list[int], effective: EffectiveSources, *, listed: bool
    ) -> None:
        self._weights, self._held, self._effective = graph.weights, held, effective
        self._listed = listed
        self._strokes: Ints | None = None
        """Grains by version that arrived among many others and are not in `held` yet."""

    def arrived(self, version: int) -> int:
        if self._strokes is not None:
            self._held[version] += int(self._strokes[version])
        return self._held[version]

    def on(self, version: int, passed: int) -> tuple[Sequence[int], Sequence[int]]:
        """Who received how much; of many only when it is to be listed."""
        found = self._effective.of(version)
        if isinstance(found, Sight):
            return self._on_to_many(version, passed, found)
        held = self._held
        targets, parts = _portions(passed, *found)
        for target, part in zip(targets, parts, strict=True):
            held[target] += part
        if targets:
            held[version] -= passed
        return targets, parts

    def _on_to_many(
        self, version: int, passed: int, sight: Sight
    ) -> tuple[Sequence[int], Sequence[int]]:
        parts = apportion_alike(passed, sight.codes, self._weights)
        if parts is None:
            return (), ()
        if self._strokes is None:
            self._strokes = np.zeros(len(self._held), np.int64)
        self._strokes[sight.sources] += parts
        self._held[version] -= passed
        return (sight.sources.tolist(), parts.tolist()) if self._listed else ((), ())


def _portions(
    passed: int, targets: Sequence[int], weights: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    if len(targets) == 1 and weights[0]:
        return targets, (passed,)
    if not any(weights):
        return (), ()
    return targets, apportion(passed, weights)


def pay_authors(graph: Graph, kept: Sequence[int], people: list[int]) -> None:
    """Add what every version keeps to `people` (grains by author code), equally per version."""
    start, authors = graph.author_start, graph.authors
    for version, grains in enumerate(kept):
        if not grains:
            continue
        first, after = start[version], start[version + 1]
        if after - first == 1:
            people[authors[first]] += grains
        else:
            for author, part in zip(
                authors[first:after], apportion(grains, [1] * (after - first)), strict=True
            ):
                people[author] += part
