"""Who can waive what, and who would gain by it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.models import Person, User
from payouts.models import Proposal, Waiver
from payouts.queries.accounts import people_of, theirs
from projects.models import Credit, Production


def is_credited(person: Person, production: Production) -> bool:
    """By the cue sheet, or by what a published proposal gives them."""
    credited = Credit.objects.filter(
        Q(person=person) | Q(version__authorships__person=person), piece__production=production
    )
    shares = person.shares.filter(
        proposal__production=production, proposal__opened_at__isnull=False
    )
    return credited.exists() or shares.exists()


def gains(by: User, production: Production) -> bool:
    """Whether what others waive goes to them, or to somebody whose share they claimed."""
    return any(is_credited(one, production) for one in people_of(by.person.pk))


def is_final(production: Production) -> bool:
    return Proposal.objects.final().filter(production=production).exists()


def standing_waivers(person_id: int) -> QuerySet[Waiver]:
    """What they were asked for, or waive, while something can still be said of it."""
    ended = Proposal.objects.final().values("production")
    rows = Waiver.objects.standing().filter(theirs(person_id)).exclude(production__in=ended)
    return rows.select_related("production", "by__person").prefetch_related("words")
