"""What a visitor sees first: one finished work, how it was made, what is needed now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contributions.models import Authorship, Contribution, Version
from contributions.queries.cards import Card, cards_of
from projects.models import Call, Credit, Production
from projects.queries.tickets import Ticket, tickets_of

STRIP = 6
TICKETS = 3
WORKS = 12


@dataclass(frozen=True)
class Step:
    """One work on the way to the production, with the face of its first author."""

    card: Card
    author: str
    picture: str
    at: datetime


@dataclass(frozen=True)
class Feature:
    production: Production
    card: Card
    people: int
    credits: int


@dataclass(frozen=True)
class Front:
    feature: Feature | None
    strip: list[Step]
    tickets: list[Ticket]
    open_calls: int
    works: list[Card]


def front(*, now: datetime) -> Front:
    production = (
        Production.objects.filter(released_at__lte=now, final__withdrawn_at=None)
        .exclude(final=None)
        .select_related("final")
        .order_by("-released_at")
        .first()
    )
    calls = Call.objects.open(now).order_by("deadline")
    works = Contribution.objects.published().newest_first()
    return Front(
        feature=_feature(production) if production else None,
        strip=_strip(production) if production else [],
        tickets=tickets_of(calls[:TICKETS], now=now),
        open_calls=calls.count(),
        works=cards_of(works.exclude(productions__isnull=False)[:WORKS]),
    )


def _feature(production: Production) -> Feature | None:
    cards = cards_of([production.final_id]) if production.final_id else []
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


def _strip(production: Production) -> list[Step]:
    """Credited works and what they were made from, oldest first, by as many people as possible."""
    credited = Credit.objects.filter(piece__production=production, version__isnull=False)
    direct = credited.values("version")
    versions = Version.objects.filter(pk__in=direct) | Version.objects.filter(
        derivative_edges__derivative__in=direct
    )
    rows = (
        Authorship.objects.filter(version__in=versions.values("pk"), position=0)
        .filter(version__contribution__withdrawn_at=None)
        .select_related("person", "version")
        .order_by("version_id")
    )
    first_of: dict[int, Authorship] = {}
    for row in rows:
        first_of.setdefault(row.person_id, row)
    chosen = {row.version.contribution_id: row for row in list(first_of.values())[:STRIP]}
    return [
        Step(
            card=card,
            author=chosen[card.id].person.credit_name,
            picture=chosen[card.id].person.avatar_url,
            at=chosen[card.id].version.published_at,
        )
        for card in cards_of(list(chosen))
    ]
