"""Search over works, people, projects and calls: each ranked by PostgreSQL, a few of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.search import SearchQuery, SearchVector

from accounts.models import Person
from contributions.queries.cards import Card, cards_of
from contributions.queries.discover import works_matching
from projects.models import Call, Project
from projects.queries.tickets import Ticket, tickets_of

SHOWN = 12
QUERY_LENGTH = 200


@dataclass(frozen=True)
class Found:
    works: list[Card]
    people: list[Person]
    projects: list[Project]
    calls: list[Ticket]

    @property
    def is_empty(self) -> bool:
        return not (self.works or self.people or self.projects or self.calls)


def search(words: str, *, now: datetime, viewing: str) -> Found:
    """What matches `words`, typed as on any search page (quotes, or, minus)."""
    query = SearchQuery(words, search_type="websearch", config="simple")
    people = (
        Person.objects.filter(user__isnull=False)
        .annotate(found=SearchVector("credit_name", "user__handle", config="simple"))
        .filter(found=query)
        .select_related("user")
    )
    projects = Project.objects.annotate(
        found=SearchVector("title", "pitch", config="simple")
    ).filter(found=query)
    calls = (
        Call.objects.open(now)
        .annotate(found=SearchVector("title", "brief", config="simple"))
        .filter(found=query)
    )
    return Found(
        works=cards_of(works_matching(words).suited_to(viewing)[:SHOWN], viewing=viewing),
        people=list(people[:SHOWN]),
        projects=list(projects[:SHOWN]),
        calls=tickets_of(calls[:SHOWN], now=now),
    )
