"""What a visitor sees first: one finished work, how it was made, what is needed now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contributions.models import Contribution
from contributions.queries.cards import Card, cards_of
from contributions.queries.picks import latest_picks
from hitrecord.queries.strip import Strip, strip_of
from payouts.queries.front import FrontBooks, front_books
from projects.models import Call, Credit, Production
from projects.queries.tickets import Ticket, tickets_of

TICKETS = 3
WORKS = 12


@dataclass(frozen=True)
class Feature:
    production: Production
    card: Card
    people: int
    credits: int


@dataclass(frozen=True)
class Front:
    feature: Feature | None
    strip: Strip | None
    tickets: list[Ticket]
    open_calls: int
    picks: list[Card]
    works: list[Card]
    books: FrontBooks | None


def front(*, now: datetime, viewing: str) -> Front:
    production = (
        Production.objects.released()
        .filter(released_at__lte=now, final__withdrawn_at=None, final__is_mature=False)
        .exclude(final=None)
        .select_related("final")
        .order_by("-released_at")
        .first()
    )
    calls = Call.objects.open(now).order_by("deadline")
    works = Contribution.objects.published().suited_to(viewing).newest_first()
    return Front(
        feature=_feature(production, viewing) if production else None,
        strip=strip_of(production.final, viewing=viewing)
        if production and production.final
        else None,
        tickets=tickets_of(calls[:TICKETS], now=now),
        open_calls=calls.count(),
        picks=cards_of(latest_picks(works), viewing=viewing),
        works=cards_of(works.exclude(productions__isnull=False)[:WORKS], viewing=viewing),
        books=front_books(),
    )


def _feature(production: Production, viewing: str) -> Feature | None:
    cards = cards_of([production.final_id], viewing=viewing) if production.final_id else []
    credits = Credit.objects.filter(piece__production=production)
    authors = set(
        credits.filter(version__isnull=False).values_list("version__authorships__person", flat=True)
    )
    named = set(credits.filter(person__isnull=False).values_list("person", flat=True))
    return (
        Feature(production, cards[0], people=len(authors | named), credits=credits.count())
        if cards
        else None
    )
