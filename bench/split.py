"""Ratios of the split's arithmetic against the plainest correct pass over the same arrays.

Run: python bench/split.py [VERSIONS] [ROUNDS]. Both are measured in this run, in alternation, in
CPU seconds; only the ratios mean anything on a shared machine.
"""

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from payouts.domain.engine import pass_on, pay_authors
from payouts.domain.graph import Graph, build
from payouts.domain.money import GRAINS

UPSTREAM_BP = 2000
WEIGHTS = [1, 2, 2, 4]


def plain_share(total: int, weights: list[int]) -> list[int]:
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    left = total - sum(parts)
    by_rest = sorted(range(len(parts)), key=lambda i: -(total * weights[i] % whole))
    for place in by_rest[:left]:
        parts[place] += 1
    return parts


def plain_sources(graph: Graph, version: int) -> dict[int, int]:
    """The rule as it is written: walk own sources, collect the others, heaviest wins."""
    mine = set(graph.authors_of(version))
    found: dict[int, int] = {}
    ahead, seen = [version], {version}
    while ahead:
        here = ahead.pop()
        for edge in range(graph.start[here], graph.start[here + 1]):
            source = graph.sources[edge]
            if mine.issuperset(graph.authors_of(source)):
                if source not in seen:
                    seen.add(source)
                    ahead.append(source)
            else:
                found[source] = max(found.get(source, 0), graph.weights[graph.relations[edge]])
    return found


def plain_pass(graph: Graph, credited: list[int]) -> list[int]:
    held = first_grains(graph, credited)
    people = [0] * (max(graph.authors) + 1)
    for version in range(graph.size - 1, -1, -1):
        if not held[version]:
            continue
        passed = held[version] * UPSTREAM_BP // 10_000
        found = plain_sources(graph, version)
        if found:
            held[version] -= passed
            order = sorted(found)
            parts = plain_share(passed, [found[source] for source in order])
            for source, part in zip(order, parts, strict=True):
                held[source] += part
        authors = graph.authors_of(version)
        for author, part in zip(
            authors, plain_share(held[version], [1] * len(authors)), strict=True
        ):
            people[author] += part
    return people


def our_pass(graph: Graph, credited: list[int]) -> list[int]:
    held = first_grains(graph, credited)
    people = [0] * (max(graph.authors) + 1)
    pass_on(graph, held, upstream_bp=UPSTREAM_BP)
    pay_authors(graph, held, people)
    return people


def first_grains(graph: Graph, credited: list[int]) -> list[int]:
    held = [0] * graph.size
    equal = plain_share(GRAINS, [1] * len(credited))
    for version, part in zip(credited, equal, strict=True):
        held[version] += part
    return held


def community(versions: int) -> tuple[dict[str, Any], list[int]]:
    """Everybody remixes: three sources each, near in time; one work in twenty has two authors."""
    rng = np.random.default_rng(1)
    newer = np.repeat(np.arange(3, versions), 3)
    older = (newer * (1 - rng.random(newer.size) * 0.3)).astype(np.int64) - 1
    pairs = np.unique(newer * versions + np.clip(older, 0, None))
    newer, older = pairs // versions, pairs % versions
    sizes = 1 + (rng.random(versions) < 0.05)
    people = versions // 20 + 2
    authors = rng.integers(0, people - 1, sizes.sum())
    start = np.concatenate(([0], np.cumsum(sizes)))
    second = start[1:][sizes == 2] - 1
    authors[second] = people - 1
    arrays: dict[str, Any] = {
        "author_start": start,
        "authors": authors,
        "derivative": newer,
        "source": older,
        "relation": rng.integers(0, 4, newer.size),
    }
    return arrays, list(range(versions - versions // 20, versions))


def chain(length: int, *, company: bool) -> tuple[dict[str, Any], list[int]]:
    """A chain of one's own works, and as many remixes of places in it, perhaps co-authored."""
    rng = random.Random(2)  # noqa: S311 - a repeatable picture, no secret
    versions = 2 * length
    sizes = [1] * length + [2 if company else 1] * length
    authors = [1] + [0] * (length - 1)
    for other in range(length):
        authors += [0, other + 2] if company else [other + 2]
    arrays: dict[str, Any] = {
        "author_start": np.concatenate(([0], np.cumsum(sizes))),
        "authors": authors,
        "derivative": list(range(1, versions)),
        "source": [*range(length - 1), *(rng.randrange(length) for _ in range(length))],
        "relation": [3] * (versions - 1),
    }
    return arrays, list(range(length, versions))


def woven(length: int, *, company: bool) -> tuple[dict[str, Any], list[int]]:
    """Such a chain in which every work has a source by somebody else, too; with company two
    authors in turn with one of them, and every remix made together with both."""
    rng = random.Random(3)  # noqa: S311
    authors, edges = [[length + n] for n in range(length)], []
    for place in range(length):
        mine = length + place
        authors.append([0, 1] if company and place % 2 else [0])
        edges.append((mine, place, rng.randrange(4)))
        if place:
            edges.append((mine, mine - 1, 3))
    for remix in range(2 * length, 3 * length):
        authors.append([0, 1, remix] if company else [remix])
        edges.append((remix, length + rng.randrange(length), 3))
    newer, older, relation = zip(*edges, strict=True)
    arrays: dict[str, Any] = {
        "author_start": np.concatenate(([0], np.cumsum([len(one) for one in authors]))),
        "authors": [person for one in authors for person in one],
        "derivative": newer,
        "source": older,
        "relation": relation,
    }
    return arrays, list(range(2 * length, 3 * length))


def timed(work: Callable[..., Any], *given: Any, **named: Any) -> tuple[float, Any]:
    begun = time.process_time()
    outcome = work(*given, **named)
    return time.process_time() - begun, outcome


def report(name: str, arrays: dict[str, Any], credited: list[int], rounds: int) -> None:
    loading, ours, plain = [], [], []
    for _ in range(rounds):
        seconds, graph = timed(build, **arrays, weights=WEIGHTS)
        loading.append(seconds)
        seconds, floor = timed(plain_pass, graph, credited)
        plain.append(seconds)
        seconds, people = timed(our_pass, graph, credited)
        ours.append(seconds)
        assert people == floor, "the two passes differ"
        assert sum(people) == GRAINS
    middle = statistics.median
    print(
        f"{name:<58} pass ÷ plain {middle(ours) / middle(plain):6.3f}   "
        f"with arrays → graph {(middle(ours) + middle(loading)) / middle(plain):6.3f}   "
        f"(ours {middle(ours):.2f} s, plain {middle(plain):.2f} s, graph {middle(loading):.2f} s)"
    )


def main() -> None:
    versions = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    tenth, whole = versions // 10, versions
    for size in (tenth, whole):
        arrays, credited = community(size)
        edges = len(arrays["source"])
        report(f"community, {size:,} versions, {edges:,} sources", arrays, credited, rounds)
    for shape, what in ((chain, "own chain"), (woven, "own chain with others' sources")):
        for company in (False, True):
            kind = f"{what}{', with company' if company else ''}"
            for length in (300, 3_000):
                arrays, credited = shape(length, company=company)
                report(f"{kind}, {length:,}", arrays, credited, min(rounds, 3))
            arrays, credited = shape(10_000, company=company)
            graph = build(**arrays, weights=WEIGHTS)
            print(f"{kind}, 10,000: {timed(our_pass, graph, credited)[0]:.2f} s CPU")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory at any time {peak:,.0f} MB")


if __name__ == "__main__":
    main()
