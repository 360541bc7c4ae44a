"""Calls as perforated tickets: two statements for any number of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import format_minor
from projects.models import Call, Reward, Submission


@dataclass(frozen=True)
class Ticket:
    """What `_ticket.html` draws. `response_rate` is a percentage, None before any answer; `is_mine`
    is as the calls were annotated."""

    number: int
    url: str
    kind: str
    skill: str
    project_title: str
    title: str
    brief: str
    asked_by: str
    answers: int
    response_rate: int | None
    reward: str
    time_left: str
    deadline: datetime
    closed: bool
    is_mine: bool = False


def tickets_of(calls: QuerySet[Call], *, now: datetime) -> list[Ticket]:
    """Tickets in the order of `calls`."""
    rows = list(
        calls.select_related("project", "skill", "opened_by__person").annotate(
            answers_count=Count(
                "submissions", filter=Q(submissions__withdrawn_at=None), distinct=True
            )
        )
    )
    rates = response_rates(call.project_id for call in rows)
    return [_ticket(call, rates.get(call.project_id), now) for call in rows]


def response_rates(projects: Iterable[int]) -> dict[int, int]:
    """Project id → the percentage of its submissions that have a decision."""
    rows = (
        Submission.objects.filter(project__in=set(projects), withdrawn_at=None)
        .order_by()
        .values_list("project")
        .annotate(all=Count("pk"), decided=Count("decided_at"))
    )
    return {project: round(100 * decided / every) for project, every, decided in rows}


def _ticket(call: Call, rate: int | None, now: datetime) -> Ticket:
    return Ticket(
        number=call.pk,
        url=reverse("call", args=[call.pk]),
        kind=call.kinds[0],
        skill=call.skill.name,
        project_title=call.project.title,
        title=call.title,
        brief=call.brief,
        asked_by=call.opened_by.person.credit_name,
        answers=call.answers_count,  # type: ignore[attr-defined]
        response_rate=rate,
        reward=reward_label(call),
        time_left=_("%(time)s left") % {"time": timeuntil(call.deadline, now, depth=1)},
        deadline=call.deadline,
        closed=not call.is_open(now),
        is_mine=getattr(call, "is_mine", False),
    )


def reward_label(call: Call) -> str:
    if call.reward == Reward.GUARANTEED and call.amount is not None:
        return _("%(amount)s guaranteed") % {"amount": format_minor(call.amount, call.currency)}
    return str(Reward(call.reward).label)
