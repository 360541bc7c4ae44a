"""What waits at the leads' desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from contributions.models import Dispute
from contributions.queries.cards import Card, cards_of
from contributions.queries.veil import with_nothing_left_out
from projects.models import Decision, Lead, Project, Submission
from projects.queries.disputes import disputes_before
from projects.queries.tickets import Ticket, tickets_of


@dataclass(frozen=True, slots=True)
class Offer:
    """`card` is None when its authors withdrew the work."""

    submission: Submission
    card: Card | None


@dataclass(frozen=True, slots=True)
class Desk:
    project: Project
    waiting: list[Offer]
    kept: list[Offer]
    tickets: list[Ticket]
    leads: list[Lead]
    disputes: list[Dispute]


def desk_of(project: Project, *, viewing: str, now: datetime) -> Desk:
    offers = _offers(project, with_nothing_left_out(viewing))
    return Desk(
        project=project,
        waiting=[offer for offer in offers if not offer.submission.decision],
        kept=[offer for offer in offers if offer.submission.decision],
        tickets=tickets_of(project.calls.filter(closed_at=None), now=now),
        leads=list(project.leads.select_related("user__person")),
        disputes=list(disputes_before(project).open()),
    )


def _offers(project: Project, viewing: str) -> list[Offer]:
    """Everything without a last word, in the order it came in."""
    rows = list(
        project.submissions.filter(Q(decision="") | Q(decision=Decision.KEPT), withdrawn_at=None)
        .select_related("call", "version__contribution", "submitted_by__person")
        .order_by("submitted_at", "pk")
    )
    works = [row.version.contribution_id for row in rows]
    cards = {card.id: card for card in cards_of(works, viewing=viewing)}
    return [Offer(row, cards.get(row.version.contribution_id)) for row in rows]
