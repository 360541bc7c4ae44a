"""Engine 1, steps 3 to 5: grains move from versions to what they were made from, and to people."""

from collections.abc import Callable, Sequence

from payouts.domain.effective import EffectiveSources
from payouts.domain.graph import Graph
from payouts.domain.money import apportion

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
    effective = sources or EffectiveSources(graph)
    for version in range(graph.size - 1, -1, -1):
        grains = held[version]
        if not grains:
            continue
        targets: Sequence[int] = ()
        parts: Sequence[int] = ()
        passed = grains * upstream_bp // BASIS_POINTS
        if passed:
            targets, parts = _portions(passed, *effective.of(version))
            for target, part in zip(targets, parts, strict=True):
                held[target] += part
            if targets:
                held[version] = grains - passed
        if record is not None:
            record(version, grains, targets, parts)


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
