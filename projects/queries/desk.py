"""What waits at the leads' desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet

from contributions.models import Dispute
from contributions.queries.cards import Card, cards_of
from contributions.queries.veil import with_nothing_left_out
from projects.models import (
    CallDraft,
    Decision,
    Lead,
    LeadInvitation,
    Outside,
    Project,
    Silence,
    Step,
    Submission,
)
from projects.models.call import SECOND_THOUGHTS
from projects.queries.disputes import disputes_before
from projects.queries.finishing import finishing_of
from projects.queries.promised import owed_for
from projects.queries.tickets import Ticket, tickets_of

AT_ONCE = 20
MOST_DECIDED = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """`card` is None when its authors withdrew the work."""

    submission: Submission
    card: Card | None


@dataclass(frozen=True, slots=True)
class Desk:
    project: Project
    waiting: list[Offer]
    page: Page[Submission]
    kept: list[Offer]
    kept_count: int
    gone: list[Submission]
    tickets: list[Ticket]
    decided: list[Submission]
    leads: list[Lead]
    invitations: list[LeadInvitation]
    silence: Silence | None
    steps: list[Step]
    drafts: list[CallDraft]
    questions: list[Outside]
    disputes: list[Dispute]
    can_finish: bool
    owed: list[str]


def desk_of(project: Project, *, viewing: str, now: datetime, page: str = "1") -> Desk:
    """Raises InvalidPage. As many statements for five hundred offers as for one."""
    viewing = with_nothing_left_out(viewing)
    shown = Paginator(_undecided(project), AT_ONCE).page(page)
    kept = _with_all(project.submissions.filter(decision=Decision.KEPT, withdrawn_at=None))
    return Desk(
        project=project,
        waiting=_offers(shown.object_list, viewing),
        page=shown,
        kept=_offers(kept[:AT_ONCE], viewing),
        kept_count=kept.count(),
        gone=list(_gone(project)),
        tickets=tickets_of(project.calls.shown().filter(closed_at=None), now=now),
        decided=_decided(project, now),
        leads=list(project.leads.select_related("user__person")),
        invitations=list(
            project.invitations.filter(answered_at=None).select_related("user__person")
        ),
        steps=list(project.steps.select_related("done_by__person")),
        questions=list(project.outside.filter(answered_at=None).select_related("call")),
        drafts=list(project.call_drafts.select_related("skill")),
        silence=Silence.objects.now().filter(project=project).first(),
        disputes=list(disputes_before(project).open()),
        can_finish=bool(finishing_of(project)),
        owed=owed_for(project),
    )


def _undecided(project: Project) -> QuerySet[Submission]:
    return _with_all(project.submissions.undecided())


def _with_all(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """In the order they came in."""
    return (
        rows.select_related("call", "version__contribution", "submitted_by__person")
        .annotate(last_verdict=Max("verdicts"))
        .order_by("submitted_at", "pk")
    )


def _offers(submissions: Iterable[Submission], viewing: str) -> list[Offer]:
    rows = list(submissions)
    works = [row.version.contribution_id for row in rows]
    cards = {card.id: card for card in cards_of(works, viewing=viewing)}
    return [Offer(row, cards.get(row.version.contribution_id)) for row in rows]


def _gone(project: Project) -> QuerySet[Submission]:
    """Accepted, and taken down by their authors since."""
    gone = project.submissions.accepted().filter(version__contribution__withdrawn_at__isnull=False)
    return gone.select_related("version__contribution", "call").order_by("pk")[:MOST_DECIDED]


def _decided(project: Project, now: datetime) -> list[Submission]:
    """What was decided within the last day and may still be taken back, the newest first."""
    recent = project.submissions.filter(decided_at__gt=now - SECOND_THOUGHTS, withdrawn_at=None)
    return list(
        recent.select_related("version__contribution", "decided_by__person").order_by(
            "-decided_at", "-pk"
        )[:MOST_DECIDED]
    )
