"""Offering a work to a project, taking it back, and offering it once more."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.domain.limits import Act
from accounts.models import Event, User
from accounts.queries.distance import note_must_reach
from accounts.services.notices import notify
from accounts.services.pace import keep_pace
from accounts.telling.said import said as _
from contributions.models import Version
from hitrecord.foundation.locking import for_change
from projects.models import Call, Project, Submission


@transaction.atomic
def submit(
    *,
    version: Version,
    by: User,
    now: datetime,
    call: Call | None = None,
    project: Project | None = None,
    note: str = "",
) -> Submission:
    """Offer a published version to a call, or to a project as such.

    A form that is sent twice submits once. Raises ValidationError with a sentence when the call is
    closed, takes other kinds, or already has this work; only an author may offer a work.
    """
    project = call.project if call else project
    if project is None:
        raise TypeError("a submission needs a call or a project")
    locked = for_change(Project.objects).get(pk=project.pk)  # two clicks submit once
    # As it is by now: a lead closes or changes it under the same lock.
    call = Call.objects.get(pk=call.pk) if call else None
    _check_shown(locked)
    before = Submission.objects.waiting().filter(submitted_by=by, version=version, note=note)
    if twin := before.filter(project=project, call=call).first():
        return twin
    _check(version=version, by=by, call=call, now=now)
    _check_phase(locked, has_call=call is not None)
    _check_once(project, call, version)
    note_must_reach(note, by, project.leads.values_list("user", flat=True))
    keep_pace(user=by, act=Act.SUBMISSION, now=now)
    submission = Submission.objects.create(
        project=project, call=call, version=version, submitted_by=by, note=note, submitted_at=now
    )
    _tell(submission, by)
    return submission


def _check_shown(project: Project) -> None:
    """First of all: a call there is closed, too, but that is not why."""
    if project.hidden_at:
        raise ValidationError(
            _("A moderator took this project from view. The work itself is safe on your profile.")
        )


def _check_phase(project: Project, *, has_call: bool) -> None:
    """An open call is asked for in any phase but the last two; other works only before review."""
    if project.is_over:
        raise ValidationError(_("This project is over. The work itself is safe on your profile."))
    if not has_call and not project.takes_works:
        raise ValidationError(_("This project takes no works any more."))


def _check(*, version: Version, by: User, call: Call | None, now: datetime) -> None:
    if not version.authorships.filter(person__user=by).exists():
        raise ValidationError(_("Only its authors may submit a work."))
    if version.contribution.withdrawn_at:
        raise ValidationError(_("This work is withdrawn. Restore it first."))
    if call and not call.takes_late(now):
        raise ValidationError(
            _("This call is closed. The work itself is safe on your profile."), code="closed"
        )
    if call and version.contribution.kind not in call.kinds:
        raise ValidationError(_("This call asks for other kinds of work."))


def _check_once(project: Project, call: Call | None, version: Version) -> None:
    """What was declined may come again in a newer version; both stand in the project's history."""
    here = Submission.objects.filter(project=project, call=call).in_the_way(version.pk)
    if here.filter(version__contribution=version.contribution_id).exists():
        raise ValidationError(_("This work is already submitted here."))


def _tell(submission: Submission, by: User) -> None:
    project = submission.project
    notify(
        recipients=[lead.user for lead in project.leads.select_related("user")],
        event=Event.SUBMITTED,
        actor=by.person,
        subject=_("%(name)s submits “%(work)s” to %(project)s")
        % {
            "name": by.person.credit_name,
            "work": submission.version.contribution.title,
            "project": project.title,
        },
        body=submission.note,
        url=reverse("desk", args=[project.slug]),
        target=submission,
        key=f"submitted:{submission.pk}",
    )


@transaction.atomic
def withdraw(*, submission: Submission, by: User, now: datetime) -> None:
    """Take a submission back as long as nobody took or declined it. Raises ValidationError."""
    mine = Submission.objects.waiting().filter(pk=submission.pk, submitted_by=by)
    changed = mine.update(withdrawn_at=now)
    if not changed:
        raise ValidationError(_("It is already decided or withdrawn."))


@transaction.atomic
def restore(*, submission: Submission, by: User, now: datetime) -> None:
    """Offer it once more, where it was. Raises ValidationError where that is not possible now."""
    project = for_change(Project.objects).get(pk=submission.project_id)
    found = Submission.objects.select_related("version__contribution", "call").get(
        pk=submission.pk, submitted_by=by
    )
    if found.withdrawn_at is None:
        return
    _check_shown(project)
    _check(version=found.version, by=by, call=found.call, now=now)
    _check_phase(project, has_call=found.call is not None)
    _check_once(project, found.call, found.version)
    Submission.objects.filter(pk=found.pk).update(withdrawn_at=None)
