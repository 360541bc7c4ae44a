"""A project whose leads say nothing, or whose last one goes: somebody else goes on with it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from projects import tasks
from projects.models import Project, Silence, Turn
from projects.models.reason import NOT_HEARD_OF
from projects.queries.heirs import is_looking, may_take_over
from projects.services.leading import join, leave
from projects.services.news import announce
from projects.services.permission import require_lead


@transaction.atomic
def speak_up(*, project: Project, by: User, now: datetime) -> None:
    """“I am here” ends the silence; said twice is said once."""
    require_lead(project, by)
    Silence.objects.now().filter(project=project).update(ended_at=now)


def let_go(*, project: Project, user: User, now: datetime) -> None:
    """The last lead goes; the caller holds the project's row. It looks for another one from then
    on, and the watch asks around: by the next day, if nobody rings it now."""
    leave(project=project, user=user, turn=Turn.LEFT, now=now)
    Silence.objects.get_or_create(project=project, ended_at=None, defaults={"warned_at": now})
    afterwards(tasks.watch.delay)


@transaction.atomic
def take_over(*, project: Project, by: User, now: datetime) -> None:
    """The first who does leads it from now on; the silent leads step back and stay credited.

    Raises ValidationError when nobody is looked for, or for somebody who has no part in it.
    Whoever gave a sign of life since they were asked leads on; the watch ends such a silence.
    """
    locked = for_change(Project.objects).get(pk=project.pk)
    if not may_take_over(locked, by):
        raise ValidationError(
            _("Whoever has a work in it may take over. You can grow a project of your own from it.")
        )
    if not is_looking(locked):
        raise ValidationError(
            _("It is not looking for a lead any more: its leads are back, or somebody was faster.")
        )
    silence = Silence.objects.now().filter(project=locked)
    silence.filter(looking_since=None, warned_at__lt=now).update(looking_since=now)
    silence.update(ended_at=now, taken_by=by)
    before = list(User.objects.filter(leading__project=locked))
    join(project=locked, user=by, turn=Turn.TOOK_OVER, now=now)
    for user in before:
        leave(project=locked, user=user, turn=Turn.LEFT, now=now, reason=NOT_HEARD_OF)
    subject = _("%(name)s took over %(project)s") % {
        "name": by.person.credit_name,
        "project": locked.title,
    }
    url = locked.get_absolute_url()
    key = f"took-over:{locked.pk}:{now.date()}"
    notify(
        recipients=before,
        event=Event.LEADING,
        actor=by.person,
        subject=subject,
        url=url,
        target=locked,
        key=key,
    )
    announce(project=locked, by=by, subject=subject, key=key, now=now)
