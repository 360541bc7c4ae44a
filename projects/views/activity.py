from __future__ import annotations

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from projects.models import Project
from projects.queries.activity import marks_in, told

PAGE = 40


@require_safe
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that happened in a project, decisions of a day together."""
    project = get_object_or_404(Project.objects.shown(), slug=slug)
    try:
        page = Paginator(marks_in(project), PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    context = {
        "project": project,
        "page": page,
        "happened": told(project, list(page.object_list)),
        "section": "projects",
    }
    return render(request, "projects/activity.html", context)
