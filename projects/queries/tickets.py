"""Calls as perforated tickets: two statements for any number of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import (
    Aggregate,
    Case,
    Count,
    DateTimeField,
    DurationField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.urls import reverse
from django.utils.timesince import timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hitrecord.foundation.numbers import money
from projects.models import Call, Phase, PhaseChange, Reward, Submission, Verdict


@dataclass(frozen=True)
class Ticket:
    """What `_ticket.html` draws, in the colour of the first of its `kinds`. `response_rate` is a
    percentage, None while nothing had to be answered; `is_mine` is as the calls were annotated."""

    number: int
    url: str
    kinds: tuple[str, ...]
    skill: str
    project_title: str
    title: str
    brief: str
    asked_by: str
    answers: int
    response_rate: int | None
    reply_time: str
    reward: str
    time_left: str
    deadline: datetime
    closed: bool
    is_mine: bool = False

    @property
    def kind(self) -> str:
        return self.kinds[0]


def tickets_of(calls: QuerySet[Call], *, now: datetime) -> list[Ticket]:
    """Tickets in the order of `calls`."""
    rows = list(
        calls.select_related("project", "skill", "opened_by__person", "guarantee").annotate(
            answers_count=Count(
                "submissions__version__contribution",
                filter=Q(submissions__withdrawn_at=None),
                distinct=True,
            )
        )
    )
    replies = replies_of((call.project_id for call in rows), now=now)
    return [_ticket(call, replies.get(call.project_id), now) for call in rows]


@dataclass(frozen=True, slots=True)
class Replies:
    """How a project's leads answer: the share of offers that have a decision among those that had
    time to get one, and the median of the time it took. What was declined because the project was
    archived has none, and what was taken back after the time had its time. A work that came again
    in newer versions counts once, as it came first: nobody moves either by coming often."""

    rate: int
    time: timedelta | None


def replies_of(projects: Iterable[int], *, now: datetime) -> dict[int, Replies]:
    """By the project's id; nothing for one that nobody offered anything that had to be answered."""
    place = ("project_id", "call_id", "version__contribution_id")
    counted = _had_time(now).filter(project__in=set(projects))
    first = counted.order_by(*place, "pk").distinct(*place)
    answered = Q(decided_at__isnull=False, went_with_all=False)
    rows = (
        Submission.objects.filter(pk__in=first.values("pk"))
        .annotate(went_with_all=_went_with_all())
        .order_by()
        .values_list("project")
        .annotate(
            all=Count("pk"),
            decided=Count("pk", filter=answered),
            median=Median(F("decided_at") - F("submitted_at"), filter=answered),
        )
    )
    return {pk: Replies(round(100 * decided / every), time) for pk, every, decided, time in rows}


def _had_time(now: datetime) -> QuerySet[Submission]:
    """What was replied to, or waited for as long as leads have to."""
    waited_until = Case(
        When(withdrawn_at__isnull=False, then=F("withdrawn_at")),
        When(decided_at__isnull=False, then=F("decided_at")),
        default=Value(now),
        output_field=DateTimeField(),
    )
    in_time = timedelta(days=settings.DECISION_DAYS)
    answered = Q(decided_at__isnull=False, went_with_all=False)
    return (
        Submission.objects.exclude(withdrawn_at__isnull=False, decided_at__isnull=False)
        .annotate(went_with_all=_went_with_all(), waited=waited_until - F("submitted_at"))
        .filter(answered | Q(waited__gte=in_time))
    )


def _went_with_all() -> Any:
    """Declined when the project was archived, and nobody had said anything about it before."""
    archived = PhaseChange.objects.filter(phase=Phase.ARCHIVED)
    with_all = archived.filter(project=OuterRef("project"), at=OuterRef("decided_at"))
    earlier = archived.filter(project=OuterRef("submission__project"), at=OuterRef("at"))
    said = Verdict.objects.filter(submission=OuterRef("pk"), at__lt=OuterRef("decided_at"))
    return Exists(with_all) & ~Exists(said.exclude(decision="").exclude(Exists(earlier)))


class Median(Aggregate):
    """Of intervals; what has none is left out."""

    template = "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def spoken(time: timedelta | None) -> str:
    """“2 days”, “3 hours”: a rough measure for people."""
    if time is None:
        return ""
    hours = max(1, round(time.total_seconds() / 3600))
    if hours < 36:
        return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
    days = round(hours / 24)
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}


def _ticket(call: Call, replies: Replies | None, now: datetime) -> Ticket:
    return Ticket(
        number=call.pk,
        url=reverse("call", args=[call.pk]),
        kinds=tuple(call.kinds),
        skill=call.skill.name,
        project_title=call.project.title,
        title=call.title,
        brief=call.brief,
        asked_by=call.opened_by.person.credit_name,
        answers=call.answers_count,  # type: ignore[attr-defined]
        response_rate=replies.rate if replies else None,
        reply_time=spoken(replies.time) if replies else "",
        reward=reward_label(call),
        time_left=_("%(time)s left") % {"time": timeuntil(call.deadline, now, depth=1)},
        deadline=call.deadline,
        closed=not call.is_open(now),
        is_mine=getattr(call, "is_mine", False),
    )


def reward_label(call: Call) -> str:
    if call.reward != Reward.GUARANTEED or call.amount is None:
        return str(Reward(call.reward).label)
    said = {"amount": money(call.amount, call.currency)}
    if call.is_guaranteed:
        return _("%(amount)s guaranteed") % said
    if hasattr(call, "guarantee"):
        return _("%(amount)s promised by the lead") % said
    return _("%(amount)s promised, not confirmed yet") % said
