"""Asking for what a project needs next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.domain.limits import Act
from accounts.models import Event, Skill, User
from accounts.services.notices import notify
from accounts.services.pace import keep_pace
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from projects.models import Call, Phase, Project, Reward
from projects.models.reason import AT_DEADLINE, FIRST_CALL
from projects.services.news import announce
from projects.services.permission import require_lead
from projects.services.projects import move
from projects.services.twins import twin

LATEST = timedelta(days=3 * 366)
DRAFT_GONE = "draft_gone"


@transaction.atomic
def open_call(
    *,
    project: Project,
    by: User,
    title: str,
    brief: str,
    skill: Skill,
    kinds: Sequence[str],
    deadline: datetime,
    now: datetime,
    reward: str = Reward.FUN,
    amount: int | None = None,
    draft: int | None = None,
) -> Call:
    """Open a call; a project that was an idea is open from its first call on. A form that is sent
    twice opens one, and so does a `draft` that two leads finish.

    `amount` is in minor units. Raises ValidationError with a sentence for each field.
    """
    locked = for_change(Project.objects).get(pk=project.pk)
    require_lead(locked, by)
    said = {
        "title": title,
        "brief": brief,
        "skill": skill,
        "kinds": list(kinds),
        "deadline": deadline,
        "reward": reward,
        "amount": amount,
        "opened_by": by,
    }
    before = twin(locked.calls.filter(closed_at=None), at="opened_at", now=now, **said)
    if before:
        return before
    check_deadline(locked, deadline, now)
    call = Call(project=locked, opened_at=now, **said)
    call.full_clean()
    _finish(locked, draft)
    keep_pace(user=by, act=Act.CALL, now=now)
    call.save()
    if locked.phase == Phase.IDEA:
        move(project=project, to=Phase.OPEN, by=by, now=now, reason=FIRST_CALL)
    announce(
        project=project,
        by=by,
        subject=_("%(project)s asks: %(title)s") % {"project": project.title, "title": title},
        body=brief[:500],
        key=f"call:{call.pk}",
        url=call.get_absolute_url(),
        now=now,
    )
    return call


def _finish(project: Project, draft: int | None) -> None:
    """The draft becomes the call: of two leads who finish it the second reads that it is gone."""
    if draft and not project.call_drafts.filter(pk=draft).delete()[0]:
        raise ValidationError(
            _(
                "The draft is not there any more: another lead opened it as a call, or threw it "
                "away. What you typed is still here. Look at the calls above; open this one only "
                "if it is needed as well."
            ),
            code=DRAFT_GONE,
        )


def check_deadline(project: Project, deadline: datetime, now: datetime) -> None:
    """Raise ValidationError where nobody could answer in a time that anybody can plan."""
    if project.is_over:
        raise ValidationError(_("This project is over: it takes no works, so it asks for none."))
    if deadline <= now:
        raise ValidationError({"deadline": _("The deadline has to be in the future.")})
    if deadline > now + LATEST:
        raise ValidationError({"deadline": _("Choose a deadline within three years.")})


@transaction.atomic
def close_call(*, call: Call, by: User, now: datetime, reason: str = "") -> None:
    """Stop taking answers. What was submitted still gets its decision.

    Raises ValidationError for a call that closes before its deadline without a reason.
    """
    for_change(Project.objects).get(pk=call.project_id)  # as whoever submits to it
    require_lead(call.project, by)
    reason = reason.strip()
    if not reason and call.deadline > now:
        raise ValidationError({"reason": _("Say why you close it before its deadline.")})
    closing = {"closed_at": now, "closed_by": by, "closed_reason": reason or AT_DEADLINE}
    if Call.objects.filter(pk=call.pk, closed_at=None).update(**closing) and call.deadline > now:
        _tell_who_counts_on_it(call, by, reason)


def _tell_who_counts_on_it(call: Call, by: User, reason: str) -> None:
    """Whoever makes something for it, and would hear only when it is done."""
    answered = call.submissions.values("submitted_by")
    makers = User.objects.filter(makings__call=call, is_active=True).exclude(pk__in=answered)
    notify(
        recipients=makers.exclude(pk=by.pk),
        event=Event.DECIDED,
        actor=by.person,
        subject=_("%(name)s closed “%(call)s” before its deadline")
        % {"name": by.person.credit_name, "call": call.title},
        body=reason,
        url=call.get_absolute_url(),
        target=call,
        key=f"call-closed:{call.pk}",
    )
