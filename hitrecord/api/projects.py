from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from hitrecord.api.answers import Data, public
from hitrecord.api.paging import link, page
from hitrecord.api.work_data import Item, api_link
from projects.models import Lead, Production, Project


@public
def projects(request: HttpRequest) -> Data:
    return page(request, _listed(), projects_data)


@public
def project(request: HttpRequest, slug: str) -> Data:
    return next(iter(projects_data([get_object_or_404(_listed(), slug=slug)])))


def _listed() -> QuerySet[Project]:
    return Project.objects.shown().with_counts()


def projects_data(projects: Sequence[Any]) -> Iterable[Item]:
    """Three statements, however many there are; a production is told once it is released."""
    leads: dict[int, list[Item]] = {}
    rows = Lead.objects.filter(project__in=projects).select_related("user__person")
    for row in rows.order_by("pk"):
        person = row.user.person
        leads.setdefault(row.project_id, []).append(
            {"id": person.key, "name": person.credit_name, "url": link(person.get_absolute_url())}
        )
    released = Production.objects.released().filter(project__in=projects)
    productions = {each.project_id: each for each in released}
    return [
        {
            "id": each.slug,
            "url": link(each.get_absolute_url()),
            "title": each.title,
            "pitch": each.pitch,
            "phase": each.phase,
            "started_at": each.started_at,
            "leads": leads.get(each.pk, []),
            "open_calls": each.open_calls_count,
            "accepted_works": each.accepted_count,
            "production": _production(productions.get(each.pk)),
            "links": {"self": api_link("api_project", each.slug)},
        }
        for each in projects
    ]


def _production(production: Production | None) -> Item | None:
    if production is None:
        return None
    return {
        "id": production.slug,
        "url": link(production.get_absolute_url()),
        "title": production.title,
        "summary": production.summary,
        "released_at": production.released_at,
    }
