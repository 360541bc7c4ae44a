"""The steps of a project: written down, put in order, ticked off, removed, put back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from hitrecord.foundation.locking import for_change
from projects.models import Project, Step
from projects.services.permission import require_lead

MOST = 40


@transaction.atomic
def add_step(*, project: Project, by: User, text: str) -> Step:
    """As the last one; sent twice it is one. Raises ValidationError for more than anybody reads."""
    locked = for_change(Project.objects).get(pk=project.pk)
    require_lead(locked, by)
    before = locked.steps.standing().order_by("position").last()
    if before and before.text == text and not before.done_at:
        return before
    _must_have_room(locked)
    last = locked.steps.aggregate(last=Max("position"))["last"] or 0
    return Step.objects.create(project=locked, text=text, position=last + 1)


def tick_step(*, step: Step, by: User, is_done: bool, now: datetime) -> None:
    """Ticked twice, it keeps its first tick."""
    require_lead(step.project, by)
    if is_done:
        Step.objects.filter(pk=step.pk, done_at=None).update(done_at=now, done_by=by)
    else:
        Step.objects.filter(pk=step.pk).update(done_at=None, done_by=None)


def reword_step(*, step: Step, by: User, text: str) -> None:
    """A step that is there; where it stands and its tick stay."""
    require_lead(step.project, by)
    Step.objects.standing().filter(pk=step.pk).update(text=text)


def remove_step(*, step: Step, by: User, now: datetime) -> None:
    """It keeps its words and its place for a while. Removed twice is once."""
    require_lead(step.project, by)
    Step.objects.standing().filter(pk=step.pk).update(removed_at=now)


@transaction.atomic
def put_back_step(*, step: Step, by: User) -> None:
    """Where it stood. Raises ValidationError when there is no room any more."""
    locked = for_change(Project.objects).get(pk=step.project_id)
    require_lead(locked, by)
    _must_have_room(locked)
    locked.steps.removed().filter(pk=step.pk).update(removed_at=None)


@transaction.atomic
def place_step(*, step: Step, by: User, place: int) -> int:
    """Put it where the `place`th is, counted from 1; beyond either end it is the first or the last.
    Gives the place it has then. Two leads who move at once do so one after the other, and what was
    removed keeps its place between the others."""
    locked = for_change(Project.objects).get(pk=step.project_id)
    require_lead(locked, by)
    steps = list(locked.steps.all())
    standing = [each for each in steps if not each.removed_at]
    if step not in standing:
        return 0
    at = max(1, min(place, len(standing)))
    standing.remove(step)
    steps.remove(step)
    next_one = standing[at - 1] if at <= len(standing) else None
    steps.insert(steps.index(next_one) if next_one else len(steps), step)
    for position, each in enumerate(steps, 1):
        each.position = position
    Step.objects.bulk_update(steps, ["position"])
    return at


def shift_step(*, step: Step, by: User, by_places: int) -> int:
    """Up with -1, down with 1."""
    before = step.project.steps.standing().filter(position__lt=step.position).count()
    return place_step(step=step, by=by, place=before + 1 + by_places)


def _must_have_room(project: Project) -> None:
    if project.steps.standing().count() >= MOST:
        raise ValidationError(_("There is room for %s steps. Take one away first.") % MOST)
