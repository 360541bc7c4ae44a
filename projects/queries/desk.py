"""What waits at the leads' desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from contributions.models import Dispute
from contributions.queries.cards import Card, cards_of
from contributions.queries.veil import with_nothing_left_out
from projects.models import Decision, Lead, LeadInvitation, Project, Silence, Submission
from projects.models.call import SECOND_THOUGHTS
from projects.queries.disputes import disputes_before
from projects.queries.tickets import Ticket, tickets_of

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
    kept: list[Offer]
    tickets: list[Ticket]
    decided: list[Submission]
    leads: list[Lead]
    invitations: list[LeadInvitation]
    silence: Silence | None
    disputes: list[Dispute]


def desk_of(project: Project, *, viewing: str, now: datetime) -> Desk:
    offers = _offers(project, with_nothing_left_out(viewing))
    return Desk(
        project=project,
        waiting=[offer for offer in offers if not offer.submission.decision],
        kept=[offer for offer in offers if offer.submission.decision],
        tickets=tickets_of(project.calls.filter(closed_at=None), now=now),
        decided=_decided(project, now),
        leads=list(project.leads.select_related("user__person")),
        invitations=list(
            project.invitations.filter(answered_at=None).select_related("user__person")
        ),
        silence=Silence.objects.now().filter(project=project).first(),
        disputes=list(disputes_before(project).open()),
    )


def _offers(project: Project, viewing: str) -> list[Offer]:
    """Everything without a last word, in the order it came in."""
    rows = list(
        project.submissions.filter(Q(decision="") | Q(decision=Decision.KEPT), withdrawn_at=None)
        .select_related("call", "version__contribution", "submitted_by__person")
        .annotate(last_verdict=Max("verdicts"))
        .order_by("submitted_at", "pk")
    )
    works = [row.version.contribution_id for row in rows]
    cards = {card.id: card for card in cards_of(works, viewing=viewing)}
    return [Offer(row, cards.get(row.version.contribution_id)) for row in rows]


def _decided(project: Project, now: datetime) -> list[Submission]:
    """What was decided within the last day and may still be taken back, the newest first."""
    recent = project.submissions.filter(decided_at__gt=now - SECOND_THOUGHTS, withdrawn_at=None)
    return list(
        recent.select_related("version__contribution", "decided_by__person").order_by(
            "-decided_at", "-pk"
        )[:MOST_DECIDED]
    )
