"""What a visitor sees first: one finished work, how it was made, what is needed now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contributions.domain.chain import longest_chain
from contributions.models import Authorship, Contribution
from contributions.queries.cards import Card, cards_of
from contributions.queries.lineage import lineage_of
from contributions.queries.picks import latest_picks
from payouts.queries.front import FrontBooks, front_books
from projects.models import Call, Credit, Production
from projects.queries.tickets import Ticket, tickets_of

STRIP = 6
TICKETS = 3
WORKS = 12


@dataclass(frozen=True)
class Step:
    """One work on the way to the production, with the face of its first author."""

    card: Card
    relation: str
    """How the next one was made from it; "" when that is not said here."""
    author: str
    picture: str

    @property
    def kind(self) -> str:
        return self.card.kind


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
        strip=_strip(production, viewing) if production else [],
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


def _strip(production: Production, viewing: str) -> list[Step]:
    """One thread of the production's lineage, from its beginning, each made from the one before;
    then more of what it contains, by people not seen yet."""
    if production.final is None:
        return []
    edges = [edge for edge in lineage_of(production.final).edges if edge.source > 0]
    chain = longest_chain(production.final.pk, edges)[:STRIP]
    relations = {edge.source: edge.relation for edge in chain[:-1]}
    others = [edge.source for edge in edges if edge.derivative == production.final.pk]
    works = list(dict.fromkeys([edge.source for edge in chain] + others))
    cards = cards_of(works, viewing=viewing)
    firsts = {
        row.version_id: row.person
        for row in Authorship.objects.filter(
            version__in=[card.version_id for card in cards], position=0
        ).select_related("person")
    }
    steps: dict[tuple[str, int], Step] = {}
    for card in cards:
        person = firsts[card.version_id]
        in_chain = card.id in {edge.source for edge in chain}
        steps.setdefault(
            (person.key, card.id if in_chain else 0),
            Step(card, relations.get(card.id, ""), person.credit_name, person.avatar_url),
        )
    return list(steps.values())[:STRIP]
