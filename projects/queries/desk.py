"""What waits at the leads' desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page
from django.db.models import QuerySet

from contributions.models import Dispute
from contributions.queries.cards import Card, cards_of
from contributions.queries.veil import with_nothing_left_out
from projects.models import (
    CallDraft,
    Lead,
    LeadInvitation,
    Outside,
    Phase,
    Project,
    Silence,
    Step,
    Submission,
)
from projects.models.call import SECOND_THOUGHTS
from projects.queries.disputes import disputes_before
from projects.queries.finishing import finishing_of
from projects.queries.inbox import Where, declined_before, page_of, waiting_in
from projects.queries.inbox_calls import CallCount, calls_waited_for
from projects.queries.promised import owed_for
from projects.queries.tickets import Ticket, tickets_of

MOST_GONE = 12
"""Removed steps, and drafts thrown away, that are offered to be taken back."""


@dataclass(frozen=True, slots=True)
class Offer:
    """`card` is None when its authors withdrew the work; `before` says why it was declined, when
    it came before."""

    submission: Submission
    card: Card | None
    before: str


@dataclass(frozen=True, slots=True)
class Desk:
    project: Project
    where: Where
    by_call: list[CallCount]
    waiting: list[Offer]
    page: Page[Submission]
    kept: list[Offer]
    kept_page: Page[Submission]
    gone: Page[Submission]
    tickets: list[Ticket]
    decided: Page[Submission]
    leads: list[Lead]
    invitations: list[LeadInvitation]
    silence: Silence | None
    steps: list[Step]
    removed_steps: list[Step]
    drafts: list[CallDraft]
    thrown_drafts: list[CallDraft]
    questions: list[Outside]
    disputes: list[Dispute]
    can_finish: bool
    owed: list[str]


def desk_of(project: Project, *, viewing: str, now: datetime, where: Where) -> Desk:
    """As many statements for five hundred offers as for one."""
    viewing = with_nothing_left_out(viewing)
    shown = page_of(waiting_in(project, where), where.page)
    kept = page_of(waiting_in(project, where, kept=True), where.kept)
    return Desk(
        project=project,
        where=where,
        by_call=calls_waited_for(project),
        waiting=_offers(shown.object_list, viewing),
        page=shown,
        kept=_offers(kept.object_list, viewing),
        kept_page=kept,
        gone=page_of(_gone(project), where.gone),
        tickets=tickets_of(project.calls.shown().filter(closed_at=None), now=now),
        decided=page_of(_decided(project, now), where.decided),
        leads=list(project.leads.select_related("user__person")),
        invitations=list(
            project.invitations.filter(answered_at=None).select_related("user__person")
        ),
        steps=list(project.steps.standing().select_related("done_by__person")),
        removed_steps=list(project.steps.removed().order_by("-removed_at")[:MOST_GONE]),
        questions=list(project.outside.filter(answered_at=None).select_related("call")),
        drafts=list(project.call_drafts.open().select_related("skill")),
        thrown_drafts=list(project.call_drafts.thrown_away().order_by("-discarded_at")[:MOST_GONE]),
        silence=Silence.objects.now().filter(project=project).first(),
        disputes=list(disputes_before(project).open()),
        can_finish=bool(finishing_of(project)),
        owed=owed_for(project),
    )


def _offers(submissions: Iterable[Submission], viewing: str) -> list[Offer]:
    rows = list(submissions)
    works = [row.version.contribution_id for row in rows]
    cards = {card.id: card for card in cards_of(works, viewing=viewing)}
    return [
        Offer(row, cards.get(row.version.contribution_id), declined_before(row)) for row in rows
    ]


def _gone(project: Project) -> QuerySet[Submission]:
    """Accepted, and not on the wall any more since."""
    gone = project.submissions.accepted().filter(version__contribution__withdrawn_at__isnull=False)
    return gone.select_related("version__contribution", "call").order_by("pk")


def _decided(project: Project, now: datetime) -> QuerySet[Submission]:
    """What was decided within the last day and may still be taken back, the newest first."""
    recent = project.submissions.filter(decided_at__gt=now - SECOND_THOUGHTS, withdrawn_at=None)
    recent = recent.exclude(project__phase=Phase.ARCHIVED)
    return recent.select_related("version__contribution", "decided_by__person").order_by(
        "-decided_at", "-pk"
    )
