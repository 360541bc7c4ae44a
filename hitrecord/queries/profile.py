"""What a profile shows: one person's works, the works made from them, and credits held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from accounts.models import Person, Skill, User
from contributions.models import Album, Contribution, Recommendation, Source
from contributions.models.contribution import ContributionQuerySet
from contributions.queries.albums import albums_by
from contributions.queries.cards import Card, cards_of
from contributions.queries.linked import first_address
from contributions.queries.recommendations import recommended_by
from contributions.queries.rulings import COUNTS
from projects.models import Credit, Project

WORKS_SHOWN = 24
REMIXES_SHOWN = 12
RECOMMENDS_SHOWN = 4
ALBUMS_SHOWN = 100
CREDITS_SHOWN = 24


@dataclass(frozen=True)
class Profile:
    user: User
    person: Person
    skills: list[Skill]
    works: list[Card]
    remixes: list[Card]
    credits: Page[Credit]
    leading: list[Project]
    recommends: list[Recommendation]
    recommends_count: int
    works_count: int
    remixes_count: int
    albums: list[Album]
    link_picture: str
    """Of the newest work that has one, for links to this page elsewhere."""


def profile_of(user: User, *, viewing: str, reader: Any, page: Any = 1) -> Profile:
    """`page` is that of the credits, of which there is no end."""
    person = user.person
    works = works_by(person, viewing=viewing)
    remixes = remixes_of(person, viewing=viewing)
    hung = list(works.values_list("pk", flat=True)[:WORKS_SHOWN])
    made = list(remixes.values_list("pk", flat=True)[:REMIXES_SHOWN])
    cards = {card.id: card for card in cards_of(hung + made, viewing=viewing)}
    works_shown = [cards[pk] for pk in hung if pk in cards]
    recommends = recommended_by(user, reader=reader, viewing=viewing)
    return Profile(
        user=user,
        person=person,
        skills=list(user.skills.all()),
        works=works_shown,
        remixes=[cards[pk] for pk in made if pk in cards],
        credits=Paginator(_credits(person), CREDITS_SHOWN).get_page(page),
        leading=list(Project.objects.shown().filter(leads__user=user).order_by("-started_at")),
        recommends=list(recommends[:RECOMMENDS_SHOWN]),
        recommends_count=recommends.count(),
        works_count=works.count(),
        remixes_count=remixes.count(),
        albums=list(albums_by(user, reader=reader)[:ALBUMS_SHOWN]),
        link_picture=first_address(works_shown),
    )


def works_by(person: Person, *, viewing: str) -> ContributionQuerySet:
    return Contribution.objects.published().suited_to(viewing).newest_first().by(person)


def remixes_of(person: Person, *, viewing: str) -> ContributionQuerySet:
    """By others, made from what they made."""
    shown = Contribution.objects.published().suited_to(viewing).newest_first()
    built_on_theirs = Source.objects.filter(COUNTS, source__authorships__person=person)
    remixes = shown.filter(current__in=built_on_theirs.values("derivative"))
    return remixes.exclude(current__authorships__person=person)


def _credits(person: Person) -> QuerySet[Credit]:
    """Credits in released productions: by an own version, or by name."""
    released = Credit.objects.filter(
        piece__production__released_at__isnull=False,
        piece__production__project__hidden_at=None,
    )
    named = released.filter(person=person) | released.filter(version__authorships__person=person)
    return (
        named.select_related("piece__production", "version__contribution")
        .order_by("-piece__production__released_at", "piece__position", "position", "pk")
        .distinct()
    )
