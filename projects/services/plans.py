"""Keeping a project's plan: whole, one revision after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from hitrecord.foundation.fields import NAMELESS
from hitrecord.foundation.locking import for_change
from projects.models import Decision, Place, Plan, PlanRevision, Project, Submission
from projects.queries.gone import why_gone
from projects.services.permission import require_lead

MOST_PLACES = 120


class Overtaken(Exception):
    """Somebody kept another revision since this one was begun."""

    def __init__(self, latest: PlanRevision) -> None:
        super().__init__(latest.number)
        self.latest = latest


@dataclass(frozen=True, slots=True)
class Placed:
    lane: str
    title: str
    starts_at: int
    ends_at: int
    submission: int | None = None
    call: int | None = None


@transaction.atomic
def keep_plan(
    *,
    project: Project,
    measure: str,
    length: int,
    places: Sequence[Placed],
    revision: int,
    by: User,
    now: datetime,
) -> Plan:
    """A form that is sent twice keeps it once. Raises Overtaken unless `revision` is the last one,
    and ValidationError with a sentence."""
    for_change(Project.objects).get(pk=project.pk)
    require_lead(project, by)
    plan = Plan.objects.filter(project=project).first() or Plan(project=project)
    if plan.revision != revision and not plan.pk:
        raise ValidationError(NAMELESS)
    if plan.revision != revision:
        latest = plan.revisions.select_related("by__person")[0]
        if _says(latest, measure, length, _with_calls(plan, places)):
            return plan
        raise Overtaken(latest)
    _check(project, places)
    places = _with_calls(plan, places)
    Place.objects.filter(plan__project=project).delete()
    plan.measure, plan.length, plan.revision = measure, length, revision + 1
    plan.save()
    Place.objects.bulk_create(_place(plan, each) for each in places)
    _remember(plan, by, now)
    return plan


def _says(kept: PlanRevision, measure: str, length: int, places: Sequence[Placed]) -> bool:
    """Whether that is the plan already, in whichever order its lines were sent."""
    if (kept.measure, kept.length) != (measure, length):
        return False
    return sorted(map(repr, places)) == sorted(repr(Placed(**each)) for each in kept.places)


def _check(project: Project, places: Sequence[Placed]) -> None:
    if len(places) > MOST_PLACES:
        raise ValidationError(
            _("A plan holds at most %(most)s places. Join some of them.") % {"most": MOST_PLACES}
        )
    works = {each.submission for each in places if each.submission}
    accepted = project.submissions.accepted().filter(pk__in=works).count()
    calls = {each.call for each in places if each.call}
    if accepted != len(works) or project.calls.filter(pk__in=calls).count() != len(calls):
        raise ValidationError(_("Only accepted works and calls of this project have a place here."))


def _with_calls(plan: Plan, places: Sequence[Placed]) -> list[Placed]:
    """A work that filled the gap of a call stays its answer: if the decision is taken back, the
    gap has its call again. Unless the plan has a new gap for that call."""
    if not plan.pk:
        return list(places)
    answers = plan.places.filter(submission__isnull=False, call__isnull=False)
    former = dict(answers.values_list("submission", "call"))
    gaps = {each.call for each in places if each.call}
    return [
        replace(each, call=former[each.submission])
        if each.submission in former and former[each.submission] not in gaps
        else each
        for each in places
    ]


def _place(plan: Plan, told: Placed) -> Place:
    return Place(
        plan=plan,
        plan_length=plan.length,
        lane=told.lane,
        title=told.title,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        submission_id=told.submission,
        call_id=told.call,
    )


def _remember(plan: Plan, by: User, now: datetime) -> None:
    kept = [
        asdict(Placed(p.lane, p.title, p.starts_at, p.ends_at, p.submission_id, p.call_id))
        for p in plan.places.all()
    ]
    PlanRevision.objects.create(
        plan=plan,
        number=plan.revision,
        by=by,
        at=now,
        measure=plan.measure,
        length=plan.length,
        places=kept,
    )


@transaction.atomic
def follow_decision(*, submission: Submission, by: User, now: datetime) -> bool:
    """Put an accepted answer where the plan has a gap for its call, the first one that came; and
    leave the gap again when the decision is taken back. Whether the plan changed. The caller
    holds the project's row, as `keep_plan` does."""
    plan = Plan.objects.filter(project=submission.project_id).first()
    if plan is None:
        return False
    if submission.decision == Decision.ACCEPTED:
        gap = plan.places.filter(call__isnull=False, call=submission.call_id, submission=None)
        changed = bool(gap.update(submission=submission))
    else:
        left = plan.places.filter(submission=submission)
        work = submission.version.contribution
        title = why_gone(work.removed_at) if work.withdrawn_at else work.title[:120]
        changed = bool(left.filter(call=None, title="").update(submission=None, title=title))
        changed = bool(left.update(submission=None)) or changed
    if changed:
        plan.revision += 1
        plan.save(update_fields=["revision"])
        _remember(plan, by, now)
    return changed
