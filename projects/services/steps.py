"""The steps of a project: written down, ticked off, thrown away."""

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
