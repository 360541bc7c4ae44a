"""The steps of a project: written down, put in order, ticked off, thrown away."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from projects.models import Project, Step
from projects.services.permission import require_lead

MOST = 40


@transaction.atomic
def add_step(*, project: Project, by: User, text: str) -> Step:
    """As the last one. Raises ValidationError for more than anybody reads."""
    locked = Project.objects.select_for_update().get(pk=project.pk)
    require_lead(locked, by)
    if locked.steps.count() >= MOST:
        raise ValidationError(_("There is room for %s steps. Take one away first.") % MOST)
    last = locked.steps.aggregate(last=Max("position"))["last"] or 0
    return Step.objects.create(project=locked, text=text, position=last + 1)


def tick_step(*, step: Step, by: User, is_done: bool, now: datetime) -> None:
    """Ticked twice, it keeps its first tick."""
    require_lead(step.project, by)
    if is_done:
        Step.objects.filter(pk=step.pk, done_at=None).update(done_at=now, done_by=by)
    else:
        Step.objects.filter(pk=step.pk).update(done_at=None, done_by=None)


def remove_step(*, step: Step, by: User) -> None:
    require_lead(step.project, by)
    Step.objects.filter(pk=step.pk).delete()


@transaction.atomic
def place_step(*, step: Step, by: User, place: int) -> int:
    """Put it where the `place`th is, counted from 1; beyond either end it is the first or the last.
    Gives the place it has then. Two leads who move at once do so one after the other."""
    locked = Project.objects.select_for_update().get(pk=step.project_id)
    require_lead(locked, by)
    steps = list(locked.steps.all())
    if step not in steps:
        return 0
    at = max(1, min(place, len(steps)))
    steps.remove(step)
    steps.insert(at - 1, step)
    for position, each in enumerate(steps, 1):
        each.position = position
    Step.objects.bulk_update(steps, ["position"])
    return at


def shift_step(*, step: Step, by: User, by_places: int) -> int:
    """Up with -1, down with 1."""
    before = step.project.steps.filter(position__lt=step.position).count()
    return place_step(step=step, by=by, place=before + 1 + by_places)
