"""What of a project was made elsewhere, and who may have shaped it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from accounts.models import Person
from projects.models import Outside, Project

MOST_CANDIDATES = 100


def candidates_of(row: Outside) -> QuerySet[Person]:
    """Whose works were offered for the call, or without one to the project: also what was kept or
    declined may have shaped it."""
    offered = Q(authorships__version__submissions__project=row.project_id)
    if row.call_id:
        offered = Q(authorships__version__submissions__call=row.call_id)
    found = Person.objects.filter(offered, user__isnull=False).exclude(user=row.declared_by_id)
    return found.distinct().order_by("credit_name", "pk")[:MOST_CANDIDATES]


def outside_of(project: Project) -> list[Outside]:
    """Three statements."""
    return list(project.outside.select_related("call").prefetch_related("influences__user"))
