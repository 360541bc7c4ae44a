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
from hitrecord.foundation.locking import for_change
from projects.models import Credit, Phase, Production, Project
from projects.services.projects import enter


@transaction.atomic
def begin(*, production: Production, by: User) -> None:
    """One was made of a project: its leads hear of it."""
    notify(
        recipients=User.objects.filter(leading__project=production.project_id, is_active=True),
        event=Event.LEADING,
        actor=by.person,
        subject=_("%(name)s began the production of “%(title)s”")
        % {"name": by.person.credit_name, "title": production.project.title},
        body=_("The staff builds its cue sheet now. You read it on the page once it is released."),
        url=production.project.get_absolute_url(),
        target=production.project,
        key=f"production:{production.pk}",
    )


@transaction.atomic
def send_back(*, project: Project, by: User, now: datetime, reason: str) -> None:
    """From “In review” to its leads, who read why. Raises ValidationError where it is not there."""
    locked = for_change(Project.objects).get(pk=project.pk)
    if locked.phase != Phase.IN_REVIEW:
        raise ValidationError(_("This project is not in review any more."))
    enter(project=locked, phase=Phase.ASSEMBLING, by=by, now=now, reason=reason)
    record = audit.record(actor=by, action="project sent back", target=locked, reason=reason)
    notify(
        recipients=User.objects.filter(leading__project=locked, is_active=True),
        event=Event.MODERATED,
        actor=by.person,
        subject=_("%(name)s sent “%(title)s” back to you")
        % {"name": by.person.credit_name, "title": locked.title},
        body=reason,
        url=locked.get_absolute_url(),
        target=locked,
        key=f"sent-back:{record.pk}",
    )


@transaction.atomic
def release(
    *,
    production: Production,
    final: Contribution,
    by: User,
    now: datetime,
    reason: str = "",
    early: bool = False,
) -> Production:
    """Show the finished work to everybody; the project is released with it, whoever of the staff
    does it. Its leads move it to “In review” before, unless it is `early`. Raises ValidationError
    with a sentence.
    """
    locked = for_change(Production.objects).get(pk=production.pk)
    project = for_change(Project.objects).get(pk=production.project_id)
    if locked.released_at:
        raise ValidationError(_("This production is released already."))
    if project.phase == Phase.ARCHIVED:
        raise ValidationError(_("The project is archived. Its leads have to open it again first."))
    if project.phase not in (Phase.IN_REVIEW, Phase.RELEASED) and not early:
        raise ValidationError(
            {
                "early": _(
                    "The project is “%(phase)s”: its leads have not moved it to “In review”. Ask"
                    " them to, or say that you release it all the same."
                )
                % {"phase": project.get_phase_display()}
            }
        )
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
        detail={"final": final.pk, "early": early},
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
