"""Works that few people saw: the same ones for all members, looked for once a minute."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from accounts.models import Viewing
from contributions.domain.ranking import FIRST_VIEWS
from contributions.models import Contribution, Kind, MediaFile
from contributions.models.contribution import ContributionQuerySet
from hitrecord.foundation.memory import Memory

POOL: Final = 300
"""Of so many each member meets a few in an order of their own."""
held: Memory[list[tuple[int, int]]] = Memory(most=2, seconds=60)


def least_seen(viewing: str) -> list[tuple[int, int]]:
    """Key and views."""
    is_bold = viewing == Viewing.SHOW
    found = held.get(is_bold)
    if found is None:
        works = unheard_among(Contribution.objects.published(), viewing)
        found = list(works.values_list("pk", "ranking__views")[:POOL])
        held.set(is_bold, found)
    return found


def unheard_among(works: Any, viewing: str) -> Any:
    few = _countable(works, viewing).filter(ranking__views__lt=FIRST_VIEWS)
    return few.order_by("ranking__views", "ranking__contribution_id")


def _countable(works: ContributionQuerySet, viewing: str) -> ContributionQuerySet:
    """Those whose page counts a view (contributions.views.audience): a text, or a file that is
    prepared, and not under a cover. Any other would stay the least seen one for ever."""
    prepared = MediaFile.objects.filter(
        version=OuterRef("current"),
        kind=OuterRef("kind"),
        is_extra=False,
        processing__finished_at__isnull=False,
    )
    shown = works if viewing == Viewing.SHOW else works.filter(is_mature=False)
    return shown.filter(Q(kind=Kind.WRITING) | Exists(prepared))
