"""Starting and moving projects."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.domain.limits import Act
from accounts.models import Event, User
from accounts.services.notices import notify
from accounts.services.pace import keep_pace
from accounts.telling.said import labelled
from accounts.telling.said import said as _
from contributions.models import Contribution, Thread
from hitrecord.foundation.locking import for_change
from projects.models import Lead, Phase, PhaseChange, Production, Project
from projects.models import reason as reasons
from projects.models.project import OVER
from projects.services.beginnings import ORIGIN, lay_out
from projects.services.deciding import decline_all, take_up_again
from projects.services.growing import take_along
from projects.services.news import announce
from projects.services.permission import require_lead
from projects.services.twins import twin

NEXT_PHASES: dict[str, tuple[Phase, ...]] = {
    Phase.IDEA: (Phase.OPEN, Phase.ARCHIVED),
    Phase.OPEN: (Phase.ASSEMBLING, Phase.IDEA, Phase.ARCHIVED),
    Phase.ASSEMBLING: (Phase.IN_REVIEW, Phase.OPEN, Phase.ARCHIVED),
    Phase.IN_REVIEW: (Phase.RELEASED, Phase.ASSEMBLING, Phase.ARCHIVED),
    Phase.RELEASED: (Phase.ARCHIVED,),
    Phase.ARCHIVED: (Phase.OPEN,),
}


def next_phases(project: Project) -> tuple[Phase, ...]:
    """What was released and archived goes back to where it was: it is released only once."""
    if (
        project.phase == Phase.ARCHIVED
        and Production.objects.released().filter(project=project).exists()
    ):
        return (Phase.RELEASED,)
    return NEXT_PHASES[project.phase]


SLUG_ATTEMPTS = 5


@transaction.atomic
def start(
    *,
    by: User,
    title: str,
    pitch: str,
    now: datetime,
    cover: Contribution | None = None,
    origin: Project | None = None,
    beginning: str = "",
) -> Project:
    """Anyone may start a project; who starts it leads it. `origin` is what it grows out of, and
    `beginning` names the steps and drafts it is given, `ORIGIN` what that one planned. A form that
    is sent twice starts one. Raises ValidationError after too many."""
    for_change(User.objects).get(pk=by.pk)
    said = {"title": title, "pitch": pitch, "cover": cover, "origin": origin}
    before = twin(Project.objects.filter(started_by=by), at="started_at", now=now, **said)
    if before:
        return before
    keep_pace(user=by, act=Act.PROJECT, now=now)
    project = Project(thread=Thread.objects.create(), started_by=by, started_at=now, **said)
    _save_under_a_free_slug(project)
    Lead.objects.create(project=project, user=by, since=now)
    PhaseChange.objects.create(project=project, phase=Phase.IDEA, by=by, at=now)
    if origin and beginning == ORIGIN:
        take_along(project=project, origin=origin, by=by, now=now)
    lay_out(project, beginning)
    if origin:
        _tell_of_offshoot(project, origin, by)
    return project


def _tell_of_offshoot(project: Project, origin: Project, by: User) -> None:
    notify(
        recipients=User.objects.filter(leading__project=origin),
        event=Event.REMIXED,
        actor=by.person,
        subject=_("%(name)s grows “%(new)s” from %(project)s")
        % {"name": by.person.credit_name, "new": project.title, "project": origin.title},
        url=project.get_absolute_url(),
        target=project,
        key=f"offshoot:{project.pk}",
    )


def _save_under_a_free_slug(project: Project) -> None:
    """Somebody else may take the slug between looking and saving: then the next one is tried."""
    for attempts_left in reversed(range(SLUG_ATTEMPTS)):
        project.slug = free_slug(project.title)
        try:
            with transaction.atomic():
                project.save(force_insert=True)
        except IntegrityError:
            if not attempts_left:
                raise
        else:
            return


def free_slug(title: str) -> str:
    stem = slugify(title)[:70].strip("-") or "project"
    taken = set(Project.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    taken |= {"new"}
    if stem not in taken:
        return stem
    return next(slug for n in range(2, 100_000) if (slug := f"{stem}-{n}") not in taken)


@transaction.atomic
def move(*, project: Project, to: str, by: User, now: datetime, reason: str) -> None:
    """Move a project along its lifecycle; a form that is sent twice moves it once. Raises
    ValidationError for a leap, or for no reason."""
    locked = for_change(Project.objects).get(pk=project.pk)
    require_lead(project, by)
    if to == locked.phase:
        _require_same(locked, by, reason)
        project.phase = to
        return
    if to not in next_phases(locked):
        raise ValidationError(
            _("A project that is “%(now)s” cannot become “%(next)s” at once.")
            % {"now": locked.get_phase_display(), "next": Phase(to).label}
        )
    if not reason.strip():
        raise ValidationError({"reason": _("Say in a few words why it moves on.")})
    enter(project=locked, phase=to, by=by, now=now, reason=reason.strip())
    project.phase = to


def _require_same(project: Project, by: User, reason: str) -> None:
    """Whoever moved it there sends the same words once more."""
    last = PhaseChange.objects.filter(project=project).latest("at", "pk")
    if (last.by_id, last.reason) != (by.pk, reason.strip()):
        raise ValidationError(
            _("The project is “%(phase)s” already.") % {"phase": project.get_phase_display()}
        )


def enter(*, project: Project, phase: str, by: User, now: datetime, reason: str) -> None:
    """Write the new phase and its history, wherever the project was; the caller has checked.

    What is over asks for nothing: its open calls are closed. Nobody decides in an archived one, so
    what still waits there is declined, and whoever offered it reads why; it waits again, or is kept
    for later again, when the project is opened again.
    """
    if project.phase == Phase.ARCHIVED and phase != Phase.ARCHIVED:
        take_up_again(project=project, by=by, now=now, reason=reason)
    project.phase = phase
    project.save(update_fields=["phase"])
    change = PhaseChange.objects.create(project=project, phase=phase, by=by, at=now, reason=reason)
    if phase in OVER:
        over = {"closed_at": now, "closed_by": by, "closed_reason": reasons.OVER}
        project.calls.filter(closed_at=None).update(**over)
    if phase == Phase.ARCHIVED:
        decline_all(project=project, by=by, now=now, reason=reason or reasons.ARCHIVED)
    announce(
        project=project,
        by=by,
        subject=_("%(project)s is “%(phase)s” now")
        % {"project": project.title, "phase": labelled(Phase(phase).label)},
        body=reason,
        key=f"phase:{change.pk}",
        now=now,
    )
