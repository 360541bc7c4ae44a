"""Offering a work to a project, and deciding about it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services.notices import notify
from contributions.models import Version
from projects.models import Call, Decision, Project, Submission
from projects.services.projects import require_lead


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

    Raises ValidationError with a sentence when the call is closed, takes other kinds, or already
    has this work; only an author may offer a work.
    """
    project = call.project if call else project
    if project is None:
        raise TypeError("a submission needs a call or a project")
    _check(version=version, by=by, call=call, now=now)
    locked = Project.objects.select_for_update().get(pk=project.pk)  # two clicks submit once
    _check_phase(locked, has_call=call is not None)
    if Submission.objects.filter(
        project=project,
        call=call,
        version__contribution=version.contribution_id,
        withdrawn_at=None,
    ).exists():
        raise ValidationError(_("This work is already submitted here."))
    submission = Submission.objects.create(
        project=project, call=call, version=version, submitted_by=by, note=note, submitted_at=now
    )
    notify(
        recipients=[lead.user for lead in project.leads.select_related("user")],
        event=Event.SUBMITTED,
        actor=by.person,
        subject=_("%(name)s offers “%(work)s” to %(project)s")
        % {
            "name": by.person.credit_name,
            "work": version.contribution.title,
            "project": project.title,
        },
        body=note,
        url=reverse("desk", args=[project.slug]),
        target=submission,
        key=f"submitted:{submission.pk}",
    )
    return submission


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
    if call and not call.is_open(now):
        raise ValidationError(_("This call is closed. The work itself is safe on your profile."))
    if call and version.contribution.kind not in call.kinds:
        raise ValidationError(_("This call asks for other kinds of work."))


@transaction.atomic
def decide(
    *, submission: Submission, decision: str, by: User, now: datetime, reason: str = ""
) -> Submission:
    """Accept, keep for later or decline. The first decision stands, except that a work kept for
    later may still be accepted or declined. Raises ValidationError with a sentence.
    """
    require_lead(submission.project, by)
    locked = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("project", "version__contribution", "submitted_by")
        .get(pk=submission.pk)
    )
    if locked.withdrawn_at:
        raise ValidationError(_("It was withdrawn in the meantime."))
    if locked.decision in {Decision.ACCEPTED, Decision.DECLINED}:
        raise ValidationError(
            _("It is already decided: %(decision)s.") % {"decision": locked.get_decision_display()}
        )
    if decision == Decision.ACCEPTED and locked.version.contribution.withdrawn_at:
        raise ValidationError(_("Its authors withdrew this work, so it cannot be accepted."))
    if decision == Decision.DECLINED and not reason.strip():
        raise ValidationError({"reason": _("Say why you decline it.")})
    locked.decision = Decision(decision)
    locked.decided_at = now
    locked.decided_by = by
    locked.reason = reason.strip()
    locked.save()
    _tell(locked, by)
    return locked


def _tell(submission: Submission, by: User) -> None:
    sentence = {
        Decision.ACCEPTED: _("%(name)s accepted “%(work)s” for %(project)s"),
        Decision.KEPT: _("%(name)s keeps “%(work)s” for later in %(project)s"),
        Decision.DECLINED: _("%(name)s declined “%(work)s” for %(project)s"),
    }[Decision(submission.decision)]
    its_authors = Q(person__authorships__version=submission.version_id)
    authors = User.objects.filter(its_authors | Q(pk=submission.submitted_by_id))
    notify(
        recipients=authors.distinct(),
        event=Event.DECIDED,
        actor=by.person,
        subject=sentence
        % {
            "name": by.person.credit_name,
            "work": submission.version.contribution.title,
            "project": submission.project.title,
        },
        body=submission.reason,
        url=submission.version.contribution.get_absolute_url(),
        target=submission,
        key=f"decided:{submission.pk}:{submission.decision}",
    )


@transaction.atomic
def withdraw(*, submission: Submission, by: User, now: datetime) -> None:
    """Take an undecided submission back. Raises ValidationError once it is decided."""
    changed = Submission.objects.filter(
        pk=submission.pk, submitted_by=by, decision="", withdrawn_at=None
    ).update(withdrawn_at=now)
    if not changed:
        raise ValidationError(_("It is already decided or withdrawn."))
