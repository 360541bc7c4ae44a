"""Saying that something was made elsewhere opens a question, and an answer ends it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.domain.limits import Act
from accounts.models import Event, Person, User
from accounts.services.notices import notify
from accounts.services.pace import keep_pace
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from projects.models import Call, Decision, Outside, Phase, Project, Submission
from projects.queries.outside import candidates_of
from projects.services.permission import require_lead
from projects.services.shown import require_shown

MOST_TOLD = 200
"""Of a call with thousands of offers not everybody is rung for; anybody can still be named."""


@transaction.atomic
def declare(*, project: Project, by: User, what: str, now: datetime, call: Call | None) -> Outside:
    """Those whose offers may have shaped it hear of it. Twice in the same words is once, also
    where a lead takes up what a member said. Raises ValidationError for an archived project."""
    require_lead(project, by)
    if for_change(Project.objects).get(pk=project.pk).phase == Phase.ARCHIVED:
        raise ValidationError(_("This project is archived. Open it again first."))
    row = _open(project, call).filter(what=what).first() or Outside.objects.create(
        project=project, call=call, what=what, declared_by=by, declared_at=now
    )
    near = candidates_of(row)[:MOST_TOLD]
    _tell(row, near, by, _("%(name)s says that “%(what)s” was made outside"))
    return row


@transaction.atomic
def declare_part(*, submission: Submission, by: User, what: str, now: datetime) -> Outside:
    """By whoever offered an accepted work: its leads alone are asked whose works shaped it. Raises
    ValidationError for what is not in a project that goes on, or asked of already."""
    if submission.submitted_by_id != by.pk:
        raise PermissionError("only who offered a work says how it was made")
    if submission.decision != Decision.ACCEPTED or submission.withdrawn_at:
        raise ValidationError(_("This work is not in the project."))
    project = for_change(Project.objects).get(pk=submission.project_id)
    call = submission.call
    require_shown(project)
    if project.is_over:
        raise ValidationError(_("This project is over, so nothing was changed."))
    if said := _open(project, call).filter(what=what).first():
        return said
    _require_answers(submission)
    keep_pace(user=by, act=Act.OUTSIDE, now=now)
    row = Outside.objects.create(
        project=project, call=call, what=what, declared_by=by, declared_at=now
    )
    leads = Person.objects.filter(user__leading__project=project).exclude(user=by)
    _tell(row, leads, by, _("%(name)s says that “%(what)s” was made outside: who shaped it?"))
    return row


def _open(project: Project, call: Call | None) -> QuerySet[Outside]:
    return Outside.objects.filter(project=project, call=call, answered_at=None)


def _require_answers(submission: Submission) -> None:
    """One question for each accepted work of theirs is open at a time. Raises ValidationError."""
    project, call, by = submission.project, submission.call, submission.submitted_by
    accepted = Submission.objects.filter(
        project=project, call=call, submitted_by=by, decision=Decision.ACCEPTED, withdrawn_at=None
    )
    if _open(project, call).filter(declared_by=by).count() >= accepted.count():
        raise ValidationError(
            _("The leads have not answered what you said before. Say more once they have.")
        )


@transaction.atomic
def settle(
    *, outside: Outside, by: User, answer: str, people: Collection[Person], now: datetime
) -> Outside:
    """Who shaped it and how, or why nobody did. The first answer stands, else ValidationError."""
    require_lead(outside.project, by)
    locked = for_change(Outside.objects).get(pk=outside.pk)
    if locked.answered_at:
        raise ValidationError(_("This question is answered already."))
    named = {person.pk for person in people}
    if candidates_of(locked).filter(pk__in=named).count() != len(named):
        raise ValidationError(_("Choose among those who submitted something here."))
    locked.answer, locked.answered_by, locked.answered_at = answer, by, now
    locked.save(update_fields=["answer", "answered_by", "answered_at"])
    locked.influences.set(people)
    _tell(locked, people, by, _("%(name)s names you as an influence on “%(what)s”"))
    return locked


def _tell(row: Outside, people: Collection[Person], by: User, subject: str) -> None:
    state = "answered" if row.answered_at else "asked"
    notify(
        recipients=User.objects.filter(person__in=[person.pk for person in people]),
        event=Event.DECIDED,
        actor=by.person,
        subject=subject % {"name": by.person.credit_name, "what": row.what},
        body=row.answer,
        url=f"{row.project.get_absolute_url()}#outside",
        target=row,
        key=f"outside:{row.pk}:{state}",
    )
