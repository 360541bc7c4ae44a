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
class Shown:
    """How it works, by one finished work and the call that closes next."""

    feature: Feature | None
    strip: Strip | None
    tickets: list[Ticket]


@dataclass(frozen=True)
class Front(Shown):
    open_calls: int
    picks: list[Card]
    works: list[Card]
    books: FrontBooks | None


def shown(*, now: datetime, viewing: str, tickets: int = 1) -> Shown:
    production = _newest(now)
    calls = Call.objects.open(now).order_by("deadline")
    return Shown(
        feature=_feature(production, viewing) if production else None,
        strip=strip_of(production.final, viewing=viewing)
        if production and production.final
        else None,
        tickets=tickets_of(calls[:tickets], now=now),
    )


def front(*, now: datetime, viewing: str) -> Front:
    first = shown(now=now, viewing=viewing, tickets=TICKETS)
    works = Contribution.objects.published().suited_to(viewing).newest_first()
    return Front(
        feature=first.feature,
        strip=first.strip,
        tickets=first.tickets,
        open_calls=Call.objects.open(now).count(),
        picks=cards_of(latest_picks(works), viewing=viewing),
        works=cards_of(works.exclude(productions__isnull=False)[:WORKS], viewing=viewing),
        books=front_books(),
    )


def _newest(now: datetime) -> Production | None:
    return (
        Production.objects.released()
        .filter(released_at__lte=now, final__withdrawn_at=None, final__is_mature=False)
        .exclude(final=None)
        .select_related("final")
        .order_by("-released_at")
        .first()
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
