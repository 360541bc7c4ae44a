"""What leads did to a plan, the last first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from projects.domain.changes import Kept, between
from projects.domain.measures import say, stretch
from projects.models import Call, Lane, Measure, PlanRevision, Submission
from projects.queries.gone import why_gone


@dataclass(frozen=True, slots=True)
class Step:
    number: int
    by: str
    at: datetime
    changes: list[str]


def steps_of(revisions: Sequence[PlanRevision]) -> list[Step]:
    """All but the last of `revisions`, each against the one behind it; two statements. The first
    revision of all is passed with nothing behind it."""
    names = _names(revisions)
    behind = [*revisions[1:], None][: len(revisions)]
    return [
        Step(each.number, each.by.person.credit_name, each.at, _sentences(before, each, names))
        for each, before in zip(revisions, behind, strict=True)
    ]


def _names(revisions: Sequence[PlanRevision]) -> dict[tuple[str, int], str]:
    kept = [each for revision in revisions for each in revision.places]
    works = Submission.objects.filter(pk__in={each["submission"] for each in kept} - {None})
    calls = Call.objects.filter(pk__in={each["call"] for each in kept} - {None})
    work = "version__contribution"
    titles = works.values_list(
        "pk", f"{work}__title", f"{work}__withdrawn_at", f"{work}__removed_at"
    )
    return {
        ("submission", pk): why_gone(removed) if left else title
        for pk, title, left, removed in titles
    } | {("call", call): title for call, title in calls.values_list("pk", "title")}


def _sentences(
    before: PlanRevision | None, after: PlanRevision, names: dict[tuple[str, int], str]
) -> list[str]:
    changes = between(before.places if before else [], after.places)
    pages = after.measure == Measure.PAGES

    def told(kept: Kept) -> dict[str, str]:
        title = (
            kept["title"]
            or names.get(("submission", kept["submission"] or 0))
            or names.get(("call", kept["call"] or 0), _("a call"))
        )
        where = stretch(kept["starts_at"], kept["ends_at"], pages=pages)
        return {"title": title, "where": where, "lane": str(Lane(kept["lane"]).label)}

    said = [_("“%(title)s” is in, in %(lane)s at %(where)s.") % told(e) for e in changes.added]
    said += [
        _("“%(title)s” is now in %(lane)s at %(where)s.") % told(now) for _was, now in changes.moved
    ]
    said += [_("“%(title)s” is out.") % told(each) for each in changes.removed]
    if before is None or before.length != after.length:
        said.append(
            _("The whole is %(length)s long.")
            % {"length": say(after.length, pages=pages, is_end=True)}
        )
    return said
