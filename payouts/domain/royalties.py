"""Later periods: the frozen grains of an allocation, applied to pool after pool."""

from collections.abc import Mapping, Sequence
from typing import Any

from payouts.domain import checks
from payouts.domain.document import DocumentError, canonical
from payouts.domain.money import GRAINS


def next_period(
    grains: Mapping[str, int], allotted: Mapping[str, int], *, pool: int
) -> dict[str, int]:
    """Who gets how many minor units of this period's pool; people who get nothing are left out.

    `allotted` is what each person was given in all earlier periods, `grains` add up to GRAINS.
    The rule gives the units one at a time to whoever is furthest behind their exact entitlement,
    ties by key. Here whole levels are given at once and only the last one is sorted, so a pool of
    any size costs the same.
    """
    distributed = sum(allotted.values()) + pool
    behind = {
        person: part * distributed - allotted.get(person, 0) * GRAINS
        for person, part in grains.items()
    }
    level = _level(list(behind.values()), pool)
    given = {person: _units(gap, level) for person, gap in behind.items()}
    left = pool - sum(given.values())
    last = sorted((given[person] * GRAINS - gap, person) for person, gap in behind.items())
    for _, person in last[:left]:
        given[person] += 1
    return {person: units for person, units in sorted(given.items()) if units}


def _units(gap: int, level: int) -> int:
    """How many units leave a person while they are at least `level` whole units behind."""
    return max(0, gap // GRAINS - level + 1)


def _level(gaps: list[int], pool: int) -> int:
    """The lowest level whose units do not exceed the pool."""
    high = max(gaps, default=0) // GRAINS + 1
    low = high - pool - 1  # the person furthest behind would take more than the pool alone
    while high - low > 1:
        middle = (low + high) // 2
        if sum(_units(gap, middle) for gap in gaps) <= pool:
            high = middle
        else:
            low = middle
    return high


def royalties(document: Mapping[str, Any]) -> list[dict[str, int]]:
    """Every period of a royalties document in turn. Raises DocumentError."""
    grains, pools = _read(document)
    allotted = dict.fromkeys(grains, 0)
    periods = []
    for pool in pools:
        period = next_period(grains, allotted, pool=pool)
        for person, units in period.items():
            allotted[person] += units
        periods.append(period)
    return periods


def royalties_bytes(periods: Sequence[Mapping[str, int]]) -> bytes:
    return canonical({"periods": [dict(period) for period in periods]})


def _read(document: Mapping[str, Any]) -> tuple[dict[str, int], list[int]]:
    checks.mapping(document, "The document")
    where = "The document"
    engine = checks.integer(checks.field(document, "engine", where), "The engine")
    if engine != 1:
        raise DocumentError(f"Engine {checks.shown(engine)} is unknown; this is engine 1.")
    parts = checks.mapping(checks.field(document, "grains", where), "“grains”")
    grains = {
        checks.text(person, "A person"): checks.at_least_zero(part, f"The grains of {person}")
        for person, part in parts.items()
    }
    pools = checks.items(checks.field(document, "pools", where), "“pools”")
    if sum(grains.values()) != GRAINS:
        raise DocumentError(f"The grains must add up to {GRAINS}.")
    return grains, [checks.at_least_zero(pool, "A pool") for pool in pools]
