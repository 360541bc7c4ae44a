"""The walking lighthouse's money: a sale of 12,000.00, costs of 3,620.52, five people."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import MailDelivery, User
from contributions.models import Relation
from payouts import integrity, tasks
from payouts.models import Budget, Category, Computation, Cost, Proposal, Sale
from payouts.services.distributing import distribute
from payouts.services.income import record_budget, record_cost, record_sale
from payouts.services.proposals import make_final, open_proposal, propose
from projects.models import Production
from tests import builders

DAY = date(2026, 11, 6)


def sale(production: Production, gross: int = 1_200_000, **fields: object) -> Sale:
    values = {"buyer": "Nordlys Kino", "what": "The film", "date": DAY} | fields
    return record_sale(
        sale=Sale(production=production, gross=gross, **values), by=builders.staff("finn")
    )


def budget(production: Production, amount: int, what: str = "A grant") -> Budget:
    row = Budget(production=production, amount=amount, what=what, date=DAY)
    return record_budget(budget=row, by=builders.staff("finn"))


def cost(production: Production, amount: int, what: str = "Subtitles", **fields: object) -> Cost:
    values = {"category": Category.OTHER, "date": DAY} | fields
    return record_cost(
        cost=Cost(production=production, amount=amount, what=what, **values),
        by=builders.staff("finn"),
    )


def lighthouse() -> Production:
    """Ada's poem in the narration, and under Ben's background and Cleo's song."""
    production = builders.production()
    poem = builders.work("ada", title="The walking lighthouse")
    background = builders.work("ben", title="Background", sources={poem: Relation.BASED_ON})
    harbour = builders.work("ben", title="Harbour")
    song = builders.work(
        "cleo",
        title="Slow waltz",
        sources={poem: Relation.BASED_ON, harbour: Relation.INSPIRED_BY},
    )
    scene = builders.piece(production, "Scene 2, the walk", 30)
    builders.credit(scene, background, 1)
    builders.credit(scene, builders.person("dan"), 2, role="Animation")
    builders.credit(builders.piece(production, "Song", 20), song, 3)
    builders.credit(production.pieces.get(title="Song"), builders.person("eva"), 1, role="Mix")
    narration = builders.piece(production, "Narration", 6)
    builders.credit(narration, poem, 3)
    builders.credit(narration, builders.person("eva"), 2, role="Voice")
    others = builders.piece(production, "Scenes 1 and 3, titles", 44)
    builders.credit(others, builders.person("dan"), 1, role="Animation")
    return production


def sold(production: Production | None = None) -> Production:
    production = production or lighthouse()
    sale(production)
    cost(production, 185_000, "Mix and master", category=Category.POST)
    cost(production, 113_052, "Festival delivery", category=Category.DELIVERY)
    cost(production, 64_000, "Subtitles", category=Category.TRANSLATION)
    return production


def computed(production: Production | None = None, currency: str = "USD") -> Proposal:
    proposal = propose(
        production=production or sold(), currency=currency, by=builders.staff("finn")
    )
    return calculated(proposal)


def calculated(proposal: Proposal) -> Proposal:
    tasks.compute(Computation.objects.get(proposal=proposal).pk)
    return Proposal.objects.get(pk=proposal.pk)


def opened(proposal: Proposal | None = None, by: User | None = None) -> Proposal:
    """Public, and every notice was handed to the mail server."""
    made = open_proposal(
        proposal=proposal or computed(), by=by or builders.staff("paula"), now=timezone.now()
    )
    delivered()
    return made


def delivered(at: datetime | None = None) -> None:
    MailDelivery.objects.open().update(finished_at=at or timezone.now())


def after_the_windows() -> datetime:
    return timezone.now() + timedelta(days=14, seconds=5)


def final(proposal: Proposal | None = None) -> Proposal:
    return make_final(
        proposal=proposal or opened(),
        by=builders.staff("finn"),
        reason="Nobody objected.",
        now=after_the_windows(),
    )


def distributed(proposal: Proposal | None = None) -> Proposal:
    proposal = proposal or final()
    distribute(proposal=proposal, by=builders.staff("finn"), now=timezone.now())
    return Proposal.objects.get(pk=proposal.pk)


def problems() -> list[str]:
    """What checkbooks finds."""
    return list(integrity.problems())
