"""Who leads: asking somebody, their answer, stepping down, and taking over what was left alone."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.domain.limits import Act
from accounts.models import Event, User
from accounts.queries.distance import must_reach
from accounts.services.notices import notify, unask
from accounts.services.pace import keep_pace
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from projects.models import Answer, Lead, LeadChange, LeadInvitation, Project, Turn
from projects.models.reason import read
from projects.services.permission import require_lead


@transaction.atomic
def invite(
    *,
    project: Project,
    user: User,
    by: User,
    now: datetime,
    words: str = "",
    hands_over: bool = False,
) -> LeadInvitation:
    """Ask a member to lead, or with `hands_over` to lead in one's own place. Twice is once.

    Raises ValidationError when they lead already, are asked otherwise, cannot be reached, or when
    it is too much at once.
    """
    _lock(project)
    require_lead(project, by)
    if project.leads.filter(user=user).exists():
        raise ValidationError(
            _("%(name)s leads this project already.") % {"name": user.person.credit_name}
        )
    must_reach(by, [user.pk])
    if not project.invitations.filter(user=user, answered_at=None).exists():
        keep_pace(user=by, act=Act.INVITATION, now=now)
    invitation, is_new = LeadInvitation.objects.get_or_create(
        project=project,
        user=user,
        answered_at=None,
        defaults={"by": by, "at": now, "words": words, "hands_over": hands_over},
    )
    said = (invitation.by, invitation.words, invitation.hands_over)
    if said != (by, words, hands_over):
        raise ValidationError(
            _("%(name)s is asked already, by %(by)s. To ask otherwise, take that back first.")
            % {"name": user.person.credit_name, "by": invitation.by.person.credit_name}
        )
    if is_new:
        _tell(invitation, [user], by, _("%(name)s asks you to lead %(project)s"), words)
    return invitation


@transaction.atomic
def answer(*, invitation: LeadInvitation, by: User, accepts: bool, now: datetime) -> None:
    """Only whoever is asked answers. Raises ValidationError for a question that is not open, and
    for a yes to somebody who does not lead any more."""
    _lock(invitation.project)
    found = _close(invitation, Answer.ACCEPTED if accepts else Answer.DECLINED, now, user=by)
    if accepts and not found.project.leads.filter(user=found.by).exists():
        raise ValidationError(_("Whoever asked you does not lead it any more."))
    if accepts:
        join(project=found.project, user=by, turn=Turn.JOINED, now=now)
        if found.hands_over:
            leave(project=found.project, user=found.by, turn=Turn.HANDED_OVER, now=now)
        subject = _("%(name)s leads %(project)s now")
        others = User.objects.filter(leading__project=found.project, is_active=True)
        people = [found.by, *others.exclude(pk__in=[by.pk, found.by_id])]
    else:
        subject = _("%(name)s does not want to lead %(project)s")
        people = [found.by]
    _tell(found, people, by, subject, "")


@transaction.atomic
def take_back(*, invitation: LeadInvitation, by: User, now: datetime) -> None:
    _lock(invitation.project)
    require_lead(invitation.project, by)
    asked = _close(invitation, Answer.TAKEN_BACK, now)
    subject = _("%(name)s asked you to lead %(project)s. That was taken back")
    names = {"name": asked.by.person.credit_name, "project": asked.project.title}
    unask(subject % names, f"lead:{asked.pk}:asked", now)


@transaction.atomic
def step_down(*, project: Project, by: User, now: datetime, reason: str = "") -> None:
    """Raises ValidationError for the last one: a project is handed over, or archived."""
    _lock(project)
    require_lead(project, by)
    if not project.leads.exclude(user=by).exists():
        raise ValidationError(
            _("Nobody else leads it. Hand it over to somebody, or archive it with a reason.")
        )
    leave(project=project, user=by, turn=Turn.LEFT, now=now, reason=reason)


def join(*, project: Project, user: User, turn: Turn, now: datetime) -> None:
    """The caller holds the project's row."""
    _lead, is_new = Lead.objects.get_or_create(project=project, user=user, defaults={"since": now})
    if is_new:
        LeadChange.objects.create(project=project, user=user, turn=turn, at=now)


def leave(*, project: Project, user: User, turn: Turn, now: datetime, reason: str = "") -> None:
    """The caller holds the project's row, and looks for a lead where nobody stays. What they asked
    others goes with them; those who stay are told, and whoever was asked."""
    asked = LeadInvitation.objects.filter(project=project, by=user, answered_at=None)
    waiting = list(asked.values_list("user", flat=True))
    asked.update(answer=Answer.TAKEN_BACK, answered_at=now)
    if not Lead.objects.filter(project=project, user=user).delete()[0]:
        return
    change = LeadChange.objects.create(project=project, user=user, turn=turn, at=now, reason=reason)
    gone = _("%(name)s does not lead %(project)s any more")
    _tell_all(change, User.objects.filter(leading__project=project), gone, reason)
    void = _("%(name)s does not lead %(project)s any more, so the question to you is taken back")
    _tell_all(change, User.objects.filter(pk__in=waiting), void, "")


def _tell_all(change: LeadChange, people: QuerySet[User], subject: str, body: str) -> None:
    project, person = change.project, change.user.person
    notify(
        recipients=people.filter(is_active=True).exclude(pk=change.user_id),
        event=Event.LEADING,
        actor=person,
        subject=subject % {"name": person.credit_name, "project": project.title},
        body=read(body),
        url=project.get_absolute_url(),
        target=project,
        key=f"lead-left:{change.pk}",
    )


def _lock(project: Project) -> None:
    for_change(Project.objects).get(pk=project.pk)


def _close(invitation: LeadInvitation, answer: Answer, now: datetime, **of: User) -> LeadInvitation:
    wanted = LeadInvitation.objects.filter(pk=invitation.pk, answered_at=None, **of)
    if not wanted.update(answer=answer, answered_at=now):
        raise ValidationError(_("This invitation is not open any more."))
    return LeadInvitation.objects.select_related("project", "by", "user__person").get(
        pk=invitation.pk
    )


def _tell(
    invitation: LeadInvitation, recipients: list[User], by: User, subject: str, body: str
) -> None:
    project = invitation.project
    notify(
        recipients=recipients,
        event=Event.LEADING,
        actor=by.person,
        subject=subject % {"name": by.person.credit_name, "project": project.title},
        body=body,
        url=project.get_absolute_url(),
        target=project,
        key=f"lead:{invitation.pk}:{invitation.answer or 'asked'}",
    )
