"""Starting and moving projects."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services.notices import notify
from contributions.models import Contribution, Thread
from contributions.typesetting import to_html
from projects.models import Lead, Phase, PhaseChange, Project, Update
from projects.models.project import OVER

NEXT_PHASES: dict[str, tuple[Phase, ...]] = {
    Phase.IDEA: (Phase.OPEN, Phase.ARCHIVED),
    Phase.OPEN: (Phase.ASSEMBLING, Phase.ARCHIVED),
    Phase.ASSEMBLING: (Phase.OPEN, Phase.IN_REVIEW, Phase.ARCHIVED),
    Phase.IN_REVIEW: (Phase.ASSEMBLING, Phase.RELEASED, Phase.ARCHIVED),
    Phase.RELEASED: (Phase.ARCHIVED,),
    Phase.ARCHIVED: (Phase.OPEN,),
}

SLUG_ATTEMPTS = 5


@transaction.atomic
def start(
    *, by: User, title: str, pitch: str, now: datetime, cover: Contribution | None = None
) -> Project:
    """Anyone may start a project; who starts it leads it."""
    project = Project(
        title=title,
        pitch=pitch,
        cover=cover,
        thread=Thread.objects.create(),
        started_by=by,
        started_at=now,
    )
    _save_under_a_free_slug(project)
    Lead.objects.create(project=project, user=by, since=now)
    PhaseChange.objects.create(project=project, phase=Phase.IDEA, by=by, at=now)
    return project


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


def require_lead(project: Project, user: User) -> None:
    """Raise PermissionDenied for anybody but a lead of the project."""
    if not project.leads.filter(user=user).exists():
        raise PermissionDenied


@transaction.atomic
def move(*, project: Project, to: str, by: User, now: datetime, reason: str = "") -> None:
    """Move a project along its lifecycle. Raises ValidationError for a leap."""
    require_lead(project, by)
    locked = Project.objects.select_for_update().get(pk=project.pk)
    if to not in NEXT_PHASES[locked.phase]:
        raise ValidationError(
            _("A project that is “%(now)s” cannot become “%(next)s” at once.")
            % {"now": locked.get_phase_display(), "next": Phase(to).label}
        )
    enter(project=locked, phase=to, by=by, now=now, reason=reason)
    project.phase = to


def enter(*, project: Project, phase: str, by: User, now: datetime, reason: str = "") -> None:
    """Write the new phase and its history, wherever the project was; the caller has checked.

    What is over asks for nothing: its open calls are closed.
    """
    project.phase = phase
    project.save(update_fields=["phase"])
    PhaseChange.objects.create(project=project, phase=phase, by=by, at=now, reason=reason)
    if phase in OVER:
        project.calls.filter(closed_at=None).update(closed_at=now, closed_by=by)


@transaction.atomic
def add_lead(*, project: Project, user: User, by: User, now: datetime) -> Lead:
    """Let another member lead as well. Raises ValidationError when they do already."""
    require_lead(project, by)
    lead, is_new = Lead.objects.get_or_create(project=project, user=user, defaults={"since": now})
    if not is_new:
        raise ValidationError(
            _("%(name)s leads this project already.") % {"name": user.person.credit_name}
        )
    notify(
        recipients=[user],
        event=Event.LEADING,
        actor=by.person,
        subject=_("%(name)s made you a lead of %(project)s")
        % {"name": by.person.credit_name, "project": project.title},
        url=project.get_absolute_url(),
        target=project,
        key=f"lead:{lead.pk}",
    )
    return lead


@transaction.atomic
def write_update(*, project: Project, by: User, title: str, text: str, now: datetime) -> Update:
    require_lead(project, by)
    return Update.objects.create(
        project=project, author=by, title=title, text=text, html=to_html(text), at=now
    )
