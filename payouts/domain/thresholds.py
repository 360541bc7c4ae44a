"""From which amount on money is paid out: below it, it waits and is carried forward."""

from __future__ import annotations

NO_SUBUNIT = 100
"""A currency without a smaller unit is worth about a hundredth of one that has it."""


def threshold(*, floor: int, wish: int, exponent: int) -> int:
    """Minor units. `floor` and `wish` are whole units of a currency with `exponent` decimals, and
    of one without any hundreds of them; the payee's wish counts when it is higher."""
    unit = int(10**exponent) if exponent else NO_SUBUNIT
    return max(floor, wish) * unit
