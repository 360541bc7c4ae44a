"""Which generation of a lineage a work is of, counted from the work that is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from contributions.domain.lineage import Edge, neighbours


def generations(
    focus: int, edges: Sequence[Edge], newest: Mapping[int, int] | None = None
) -> dict[int, int]:
    """Work → generation: 0 is the focus, −1 and less its sources, 1 and more what was made of it.

    The longest way counts, so that a thread always leads to the right. Two works may be made from
    each other through different versions; then the one whose version in `newest` is later is the
    nearer source, and the earlier the nearer remix.
    """
    up, down = neighbours(edges)
    age = newest or {}
    sources = _placed(
        focus,
        {node: [edge.source for edge in up[node]] for node in list(up)},
        lambda node: (-age.get(node, node), node),
        set(),
    )
    remixes = _placed(
        focus,
        {node: [edge.derivative for edge in down[node]] for node in list(down)},
        lambda node: (age.get(node, node), node),
        sources.keys() - {focus},
    )
    return {node: -depth for node, depth in sources.items()} | remixes


def _placed(
    focus: int,
    following: Mapping[int, Sequence[int]],
    order: Callable[[int], tuple[int, int]],
    barred: set[int],
) -> dict[int, int]:
    reached, ahead = {focus}, [focus]
    while ahead:
        fresh = {*following.get(ahead.pop(), ())} - reached - barred
        reached |= fresh
        ahead += fresh
    missing = Counter(other for node in reached for other in following.get(node, ()))
    depth: dict[int, int] = {}
    least, ready = {focus: 0}, [focus]
    while len(depth) < len(reached):
        node = ready.pop() if ready else min(least.keys() - depth.keys(), key=order)
        if node in depth:
            continue
        depth[node] = least[node]
        for other in following.get(node, ()):
            if other in reached and other not in depth:
                least[other] = max(least.get(other, 0), depth[node] + 1)
                missing[other] -= 1
                if not missing[other]:
                    ready.append(other)
    return depth
