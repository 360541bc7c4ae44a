"""A project that grows out of another one begins with what that one planned."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from projects.models import Place, Plan, Project, Step
from projects.services.plans import Placed, keep_plan


def take_along(*, project: Project, origin: Project, by: User, now: datetime) -> None:
    """Copies of its steps, none of them done, and of its plan, with gaps where its works are."""
    steps = origin.steps.standing().values_list("text", flat=True)
    Step.objects.bulk_create(
        Step(project=project, text=text, position=at) for at, text in enumerate(steps, 1)
    )
    plan = Plan.objects.filter(project=origin).first()
    if plan is None:
        return
    places = plan.places.select_related("call", "submission__version__contribution")
    keep_plan(
        project=project,
        measure=plan.measure,
        length=plan.length,
        places=[Placed(each.lane, _title(each), each.starts_at, each.ends_at) for each in places],
        revision=0,
        by=by,
        now=now,
    )


def has_something(origin: Project) -> bool:
    return origin.steps.standing().exists() or Plan.objects.filter(project=origin).exists()


def _title(place: Place) -> str:
    """What was asked for there, or how the work that found its place is called; a work that is
    not on the wall any more is not named."""
    if place.title or place.call:
        return place.title or str(place.call)
    work = place.submission.version.contribution if place.submission else None
    named = work.title if work and not work.withdrawn_at else ""
    return named[:120] or place.get_lane_display()
