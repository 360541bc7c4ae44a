"""What can have a place in a project's plan: accepted works that are still there, and calls."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from contributions.models import Version
from projects.models import Plan, Project, Submission

MOST = 150
"""So many works without a place are offered at once: a select that holds thousands is read by
nobody. The others are found by a word of their title or a name."""
WORDS = 6


@dataclass(frozen=True, slots=True)
class Placeable:
    """`names`: `work-7` or `call-3` → what it is called. `has_more` says that some are left out,
    `found` how many works without a place are offered."""

    names: dict[str, str]
    found: int
    has_more: bool


def placeable_in(
    project: Project,
    plan: Plan | None,
    now: datetime,
    *,
    words: str = "",
    chosen: Collection[int] = (),
) -> Placeable:
    """What has a place comes always, and so do the submissions that are `chosen` for one; of the
    others the newest that say the `words`. Three statements."""
    there = Q(places__plan=plan) if plan else Q(pk__in=[])
    works = project.submissions.accepted().filter(
        Q(version__contribution__withdrawn_at=None) | there
    )
    calls = project.calls.filter(Q(closed_at=None, deadline__gt=now) | there).distinct()
    placed = _named(works.filter(there | Q(pk__in=chosen)))
    others = _saying(words, works.exclude(there).exclude(pk__in=chosen))
    newest = list(_named(others)[: MOST + 1])
    numbers = calls.order_by("pk").values_list("pk", "title")[:MOST]
    titles = [*placed, *newest[:MOST]]
    names = {f"work-{pk}": title for pk, title in titles} | {
        f"call-{pk}": _("№ %(number)s %(title)s") % {"number": pk, "title": title}
        for pk, title in numbers
    }
    return Placeable(names, min(len(newest), MOST), len(newest) > MOST)


def _named(works: QuerySet[Submission]) -> QuerySet[Submission, tuple[int, str]]:
    rows = works.order_by("places", "-decided_at", "-pk")
    return rows.values_list("pk", "version__contribution__title")


def _saying(words: str, works: QuerySet[Submission]) -> QuerySet[Submission]:
    for word in words.split()[:WORDS]:
        named = Version.objects.filter(authorships__person__credit_name__icontains=word)
        is_called = Q(version__contribution__title__icontains=word)
        works = works.filter(is_called | Q(version__in=named))
    return works
