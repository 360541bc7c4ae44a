"""Projects side by side: a fixed number of statements for any number of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from contributions.queries.cards import Byline
from projects.models import Lead, Phase, Project
from projects.models.project import ProjectQuerySet
from projects.queries.covers import Cover, covers_of
from projects.queries.heirs import looking
from projects.queries.tickets import Replies, replies_of

LOOKING = "looking"


@dataclass(frozen=True, slots=True)
class ProjectRow:
    title: str
    url: str
    pitch: str
    phase: str
    open_calls: int
    accepted: int
    leads: list[Byline]
    cover: Cover | None
    replies: int | None
    """To how many of a hundred offers its leads answered; None while nothing had to be answered."""
    is_looking: bool
    """For a lead: whoever has a work in it may take over."""


def projects_in(phase: str) -> QuerySet[Project]:
    """All but the archived ones, or those in one phase, or those that look for a lead; the
    newest first."""
    if phase == LOOKING:
        return looking().order_by("-started_at", "-pk")
    known = phase in Phase.values
    projects = Project.objects.shown().filter(phase=phase) if known else _living()
    return projects.order_by("-started_at", "-pk")


def _living() -> QuerySet[Project]:
    return Project.objects.shown().exclude(phase=Phase.ARCHIVED)


def rows_of(projects: QuerySet[Project], *, viewing: str) -> list[ProjectRow]:
    """In the order given."""
    leads = Prefetch("leads", Lead.objects.select_related("user__person"))
    rows = list(cast("ProjectQuerySet", projects).with_counts().prefetch_related(leads))
    covers = covers_of(rows, viewing=viewing)
    free = set(looking().filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    replies = replies_of((row.pk for row in rows), now=timezone.now())
    return [_row(row, covers, replies.get(row.pk), is_looking=row.pk in free) for row in rows]


def _row(
    project: Any, covers: dict[int, Cover], replies: Replies | None, *, is_looking: bool
) -> ProjectRow:
    return ProjectRow(
        title=project.title,
        url=project.get_absolute_url(),
        pitch=project.pitch,
        phase=project.get_phase_display(),
        open_calls=project.open_calls_count,
        accepted=project.accepted_count,
        leads=[
            (lead.user.person.credit_name, lead.user.get_absolute_url())
            for lead in project.leads.all()
        ],
        cover=covers.get(project.pk),
        replies=replies.rate if replies else None,
        is_looking=is_looking,
    )
