"""How warm a work is: the share of its viewers who recommend it, as far as that is certain.

What happened longer ago counts less. Of a share that few people speak for, the lower end of what
they may stand for is taken (Wilson's bound), so that three friends do not outweigh a hundred
strangers, and whatever comes to the front without being worth it sinks by being seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum, nextafter, sqrt
from typing import Final

HALF_LIFE: Final = 14
"""Days after which what happened counts half."""
HORIZON: Final = 10 * HALF_LIFE
"""Days after which it does not count."""
FIRST_VIEWS: Final = 12
"""People who have to have seen a work before it leaves the lane of unheard ones."""
CERTAINTY: Final = 1.96
"""Standard deviations: 95 of 100 shares lie above and below by less."""

Days = Iterable[tuple[int, int]]
"""(days ago, people) for each day."""


def warmth(recommended: Days, viewed: Days) -> float:
    """Between 0 and less than 1. Whoever recommends counts as a viewer, whatever was counted."""
    hearts = faded(recommended)
    return lower_bound(hearts, max(hearts, faded(viewed)))


def faded(days: Days) -> float:
    """People, each weighed by how long ago it was."""
    return fsum(people * 2 ** (-max(0, ago) / HALF_LIFE) for ago, people in days if ago <= HORIZON)


def lower_bound(hearts: float, views: float) -> float:
    """Wilson's lower bound of hearts / views; 0 where nobody looked."""
    if views <= 0:
        return 0.0
    share, square = hearts / views, CERTAINTY**2
    centre = share + square / (2 * views)
    margin = CERTAINTY * sqrt(share * (1 - share) / views + square / (4 * views * views))
    # The same as (centre - margin) / (1 + square / views), without a difference that rounds badly.
    return min(share**2 / (centre + margin), nextafter(1, 0))
