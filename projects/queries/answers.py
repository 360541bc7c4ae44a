"""What became of works that were offered, and what may be offered next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from contributions.models import Contribution
from contributions.queries.cards import Card, cards_of
from contributions.queries.veil import with_nothing_left_out
from projects.models import Call, Decision, Project, Submission
from projects.models.project import OVER, TAKING_WORKS
from projects.queries.heirs import is_looking

OFFERED = 24


@dataclass(frozen=True, slots=True)
class CallPage:
    call: Call
    answers: int
    mine: list[Submission]
    offers: list[Card]
    shelf: Page[Contribution] | None
    """Which of the viewer's fitting works `offers` are."""
    is_mine: bool
    takes_answers: bool
    is_looking: bool
    """Nobody of its project may look at what is submitted for a while."""


def call_page(
    call: Call,
    *,
    viewer: Any,
    viewing: str,
    now: datetime,
    is_answer: bool = False,
    shelf: str = "1",
) -> CallPage:
    """The page that answers a form goes on taking it as long as the call does, so that whoever
    made a slip in the last minute can put it right."""
    takes_answers = call.takes_late(now) if is_answer else call.is_open(now)
    signed_in = viewer.is_authenticated
    offered = Paginator(works_for(call, viewer), OFFERED) if signed_in and takes_answers else None
    works = offered.get_page(shelf) if offered else None
    mine = list(submissions_of(viewer, now).filter(call=call)) if signed_in else []
    return CallPage(
        call=call,
        answers=_works(call.submissions.filter(withdrawn_at=None)),
        mine=mine,
        offers=_offers(works.object_list, viewing) if works else [],
        shelf=works,
        is_mine=signed_in and call.project.leads.filter(user=viewer).exists(),
        takes_answers=takes_answers,
        is_looking=takes_answers and is_looking(call.project),
    )


def _works(submissions: QuerySet[Submission]) -> int:
    """One that came again in newer versions is one."""
    return submissions.aggregate(all=Count("version__contribution", distinct=True))["all"] or 0


def _offers(works: Any, viewing: str) -> list[Card]:
    return cards_of([work.pk for work in works], viewing=with_nothing_left_out(viewing))


def works_for(call: Call, viewer: Any) -> QuerySet[Contribution]:
    """The viewer's works of the kinds asked for that are not offered here yet."""
    offered = call.submissions.in_the_way(F("version__contribution__current"))
    return (
        Contribution.objects.published()
        .by(viewer.person)
        .filter(kind__in=call.kinds)
        .exclude(pk__in=offered.values("version__contribution"))
        .newest_first()
    )


def submissions_of(user: Any, now: datetime) -> QuerySet[Submission]:
    """The newest first, with what a list of them needs."""
    return (
        Submission.objects.filter(submitted_by=user)
        .select_related("call", "project", "version__contribution", "decided_by__person")
        .annotate(may_come_again=_yes(_may_come_again(now)), may_return=_yes(_may_return(now)))
        .order_by("-submitted_at", "-pk")
    )


def _yes(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False))


def _may_come_again(now: datetime) -> Q:
    """Declined, and a newer version would be taken there that has not come yet."""
    came = Submission.objects.of_its_work().filter(is_here=True, pk__gt=OuterRef("pk"))
    came = came.filter(withdrawn_at=None)
    return Q(decision=Decision.DECLINED) & _is_taken_there(now) & ~Q(Exists(came))


def _may_return(now: datetime) -> Q:
    """Withdrawn, and it would be taken there as it was."""
    there = Submission.objects.of_its_work().filter(is_here=True, withdrawn_at=None)
    older = Q(decision=Decision.DECLINED, version__lt=OuterRef("version"))
    return Q(withdrawn_at__isnull=False) & _is_taken_there(now) & ~Q(Exists(there.exclude(older)))


def _is_taken_there(now: datetime) -> Q:
    """Whether a work is, where it was submitted."""
    asked_for = Q(
        call__in=Call.objects.open(now),
        call__kinds__contains=[F("version__contribution__kind")],
    )
    return (
        Q(version__contribution__withdrawn_at=None)
        & Q(project__in=Project.objects.shown().exclude(phase__in=OVER))
        & (asked_for | Q(call=None, project__phase__in=TAKING_WORKS))
    )
