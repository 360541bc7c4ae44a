"""How ranking works, for its page: every number comes from the function that ranks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from contributions.domain import ranking
from contributions.services.counting import AT_ONE_PLACE

CASES: Final = ((3, 3, 0), (8, 20, 0), (30, 300, 0), (8, 20, ranking.HALF_LIFE), (0, 50, 0))
"""(recommendations, people who looked, days ago)."""


@dataclass(frozen=True, slots=True)
class Case:
    hearts: int
    views: int
    ago: int
    share: int
    sure: float
    """Both in hundredths."""


def ranking_explained() -> dict[str, Any]:
    cases = [
        Case(
            hearts,
            views,
            ago,
            round(100 * hearts / views),
            100 * ranking.warmth([(ago, hearts)], [(ago, views)]),
        )
        for hearts, views, ago in CASES
    ]
    return {
        "cases": sorted(cases, key=lambda case: -case.sure),
        "half_life": ranking.HALF_LIFE,
        "horizon": ranking.HORIZON,
        "first_views": ranking.FIRST_VIEWS,
        "certainty": ranking.CERTAINTY,
        "at_one_place": AT_ONE_PLACE,
    }
