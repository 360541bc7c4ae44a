"""Releasing a production."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.models import Contribution
from projects.models import Credit, Phase, Production, Project
from projects.services.projects import enter


@transaction.atomic
def release(
    *, production: Production, final: Contribution, by: User, now: datetime, reason: str = ""
) -> Production:
    """Show the finished work to everybody; the project is released with it, whoever of the staff
    does it. Raises ValidationError with a sentence.
    """
    locked = Production.objects.select_for_update(of=("self",)).get(pk=production.pk)
    project = Project.objects.select_for_update().get(pk=production.project_id)
    if locked.released_at:
        raise ValidationError(_("This production is released already."))
    if project.phase == Phase.ARCHIVED:
        raise ValidationError(_("The project is archived. Its leads have to open it again first."))
    if final.current is None or final.withdrawn_at:
        raise ValidationError({"final": _("The finished work has to be published.")})
    if not final.current.authorships.filter(person__user__leading__project=project).exists():
        raise ValidationError({"final": _("The finished work has to be by a lead of the project.")})
    locked.final, locked.released_at = final, now
    locked.save(update_fields=["final", "released_at"])
    if project.phase != Phase.RELEASED:
        enter(project=project, phase=Phase.RELEASED, by=by, now=now, reason=reason)
    audit.record(
        actor=by,
        action="production released",
        target=locked,
        reason=reason,
        detail={"final": final.pk},
    )
    _tell(locked, by)
    return locked


def _tell(production: Production, by: User) -> None:
    """Everybody with an account whose work or name is on the cue sheet."""
    credits = Credit.objects.filter(piece__production=production)
    named = User.objects.filter(person__credits__in=credits)
    authors = User.objects.filter(person__authorships__version__credits__in=credits)
    notify(
        recipients=(named | authors).distinct(),
        event=Event.RELEASED,
        actor=by.person,
        subject=_("“%(title)s” is released, and your work is in it") % {"title": production.title},
        url=production.get_absolute_url(),
        target=production,
        key=f"released:{production.pk}",
    )
