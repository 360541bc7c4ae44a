"""All of one part of a project: its page shows only the newest of each."""

from __future__ import annotations

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import Distance
from accounts.views.viewing import viewing_of
from contributions.queries.cards import cards_of
from projects.models import Project
from projects.queries.listing import rows_of
from projects.queries.outside import outside_of
from projects.queries.people import members_of, people_of
from projects.queries.project import news_of, tickets_in, works_in

PARTS = {
    "works": _("All works that are in"),
    "people": _("Everybody on the wall"),
    "calls": _("All open calls"),
    "updates": _("All updates"),
    "offshoots": _("What grew from it"),
    "outside": _("Made outside"),
}
PAGE = 24


@require_safe
def part(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.shown(), slug=slug)
    try:
        page = Paginator(_rows(project, part), PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    context = {
        "project": project,
        "part": part,
        "headline": PARTS[part],
        "page": page,
        "is_lead": Project.objects.led_by(request.user).filter(pk=project.pk).exists(),
        "section": "projects",
        **_drawn(project, part, page, request),
    }
    return render(request, "projects/part.html", context)


def _rows(project: Project, part: str) -> Any:
    """The newest first; people and calls as on the page."""
    if part == "works":
        return works_in(project)[::-1]
    if part == "people":
        return people_of(project)
    if part == "calls":
        return project.calls.open(timezone.now()).values_list("pk", flat=True)
    if part == "updates":
        return project.updates.select_related("author__person")
    if part == "outside":
        return outside_of(project)
    return project.offshoots.filter(hidden_at=None).order_by("pk")


def _drawn(project: Project, part: str, page: Page[Any], request: HttpRequest) -> dict[str, Any]:
    viewing, rows = viewing_of(request), page.object_list
    if part == "works":
        return {"cards": cards_of(list(rows), viewing=viewing)}
    if part == "people":
        return {"people": members_of(project, rows)}
    if part == "calls":
        return {"tickets": tickets_in(project, list(rows), now=timezone.now())}
    if part == "updates":
        away = set(Distance.objects.unheard_by(request.user))
        return {"news": [news_of(each, away) for each in rows]}
    if part == "outside":
        return {"outside": rows}
    return {"rows": rows_of(Project.objects.filter(pk__in=[p.pk for p in rows]), viewing=viewing)}
