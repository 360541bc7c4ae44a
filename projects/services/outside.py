"""Saying that something was made elsewhere opens a question, and an answer ends it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Event, Person, User
from accounts.services.notices import notify
from accounts.telling.said import said as _
from projects.models import Call, Decision, Outside, Project, Submission
from projects.queries.outside import candidates_of
from projects.services.permission import require_lead


@transaction.atomic
def declare(*, project: Project, by: User, what: str, now: datetime, call: Call | None) -> Outside:
    """Those whose offers may have shaped it hear of it. Twice in the same words is once."""
    require_lead(project, by)
    return _open(project, by, what, now, call)


@transaction.atomic
def declare_part(*, submission: Submission, by: User, what: str, now: datetime) -> Outside:
    """By whoever offered an accepted work: its leads are asked whose works shaped it. Raises
    ValidationError for what is not in the project."""
    if submission.submitted_by_id != by.pk:
        raise PermissionError("only who offered a work says how it was made")
    if submission.decision != Decision.ACCEPTED or submission.withdrawn_at:
        raise ValidationError(_("This work is not in the project."))
    project = submission.project
    row = _open(project, by, what, now, submission.call)
    leads = Person.objects.filter(user__leading__project=project).exclude(user=by)
    _tell(row, leads, by, _("%(name)s says that “%(what)s” was made outside: who shaped it?"))
    return row


def _open(project: Project, by: User, what: str, now: datetime, call: Call | None) -> Outside:
    Project.objects.select_for_update().get(pk=project.pk)
    row, is_new = Outside.objects.get_or_create(
        project=project,
        call=call,
        what=what,
        answered_at=None,
        defaults={"declared_by": by, "declared_at": now},
    )
    if is_new:
        _tell(row, candidates_of(row), by, _("%(name)s says that “%(what)s” was made outside"))
    return row


@transaction.atomic
def settle(
    *, outside: Outside, by: User, answer: str, people: Collection[Person], now: datetime
) -> Outside:
    """Who shaped it and how, or why nobody did. The first answer stands, else ValidationError."""
    require_lead(outside.project, by)
    locked = Outside.objects.select_for_update(of=("self",)).get(pk=outside.pk)
    if locked.answered_at:
        raise ValidationError(_("This question is answered already."))
    if set(people) - set(candidates_of(locked)):
        raise ValidationError(_("Choose among those who offered something here."))
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
