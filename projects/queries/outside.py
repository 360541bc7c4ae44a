"""What of a project was made elsewhere, and who may have shaped it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.models import Person
from projects.models import Outside, Production, Project


def candidates_of(row: Outside) -> QuerySet[Person]:
    """Whose works were offered for the call, or without one to the project: also what was kept or
    declined may have shaped it."""
    offered = Q(authorships__version__submissions__project=row.project_id)
    if row.call_id:
        offered = Q(authorships__version__submissions__call=row.call_id)
    found = Person.objects.filter(offered, user__isnull=False).exclude(user=row.declared_by_id)
    return found.distinct().order_by("credit_name", "pk")


def named_in(row: Outside, words: str) -> list[Person]:
    """Candidates with that handle, or else with that name: at most two."""
    found = candidates_of(row)
    by_handle = found.filter(user__handle__iexact=words.removeprefix("@"))
    return list(by_handle[:1]) or list(found.filter(credit_name__iexact=words)[:2])


def outside_of(project: Project) -> QuerySet[Outside]:
    """The newest first; three statements."""
    rows = project.outside.select_related("call").prefetch_related("influences__user")
    return rows.order_by("-pk")


@dataclass(frozen=True, slots=True)
class Shaped:
    person_id: int
    name: str
    what: str


def shaped_outside(production: Production) -> list[Shaped]:
    """Who shaped what was made elsewhere, as the leads answered; one statement."""
    rows = (
        Outside.objects.filter(project=production.project_id, influences__isnull=False)
        .order_by("pk", "influences__pk")
        .values_list("influences__pk", "influences__credit_name", "what")
    )
    return [Shaped(*row) for row in rows]


def unanswered(production: Production) -> list[str]:
    """What was made outside, without a word yet on who shaped it."""
    asked = Outside.objects.filter(project=production.project_id, answered_at=None)
    return list(asked.values_list("what", flat=True))
