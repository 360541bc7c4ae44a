"""A project's plan: everybody looks at it, its leads keep it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.viewing import viewing_of
from contributions.views.member import MemberRequest
from projects.forms.plan_sheet import Sheet
from projects.models import Plan, PlanRevision, Project
from projects.queries.plan import drawing_of
from projects.queries.revisions import steps_of
from projects.services.plans import Overtaken, keep_plan
from projects.views.desk import led_project

HISTORY = 20
CUT = gettext_noop(
    "The lines of the plan did not come along, so nothing was changed. Here it is as it was."
)


@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.shown(), slug=slug)
    context = {
        "project": project,
        "drawing": drawing_of(project, viewing=viewing_of(request)),
        "is_lead": Project.objects.led_by(request.user).filter(pk=project.pk).exists(),
        "section": "projects",
    }
    return render(request, "projects/plan.html", context)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.shown(), slug=slug)
    revisions = PlanRevision.objects.filter(plan__project=project).select_related("by__person")
    try:
        page = Paginator(revisions, HISTORY, orphans=0).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    # One more than is shown, to compare the last of them with.
    shown = list(revisions[page.start_index() - 1 if page.start_index() else 0 :][: HISTORY + 1])
    context = {
        "project": project,
        "page": page,
        "steps": steps_of(shown)[:HISTORY],
        "is_lead": Project.objects.led_by(request.user).filter(pk=project.pk).exists(),
        "section": "projects",
    }
    return render(request, "projects/plan_history.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    now = timezone.now()
    sheet = Sheet(project, now)
    if request.method != "POST":
        return _show(request, sheet.opened(request.GET.get("from", "")))
    if sheet.is_cut(request.POST):
        messages.error(request, _(CUT))
        return redirect("edit_plan", slug)
    if sheet.looks(request.POST):
        return _show(request, sheet.looked_through(request.POST))
    if sheet.read(request.POST):
        try:
            keep_plan(project=project, by=request.user, now=now, **sheet.kept())
        except Overtaken as overtaken:
            sheet.is_overtaken(request.POST, overtaken.latest, by=request.user)
        except ValidationError as error:
            sheet.form.add_error(None, error)
        else:
            messages.success(request, _("The plan is kept, and everybody sees it."))
            return redirect("plan", slug)
    return _show(request, sheet)


def _show(request: MemberRequest, sheet: Sheet) -> HttpResponse:
    context = {
        "project": sheet.project,
        "form": sheet.form,
        "rows": sheet.rows,
        "find": sheet.find,
        "offered": sheet.offered,
        "shown": sheet.shown,
        "plan": Plan.objects.filter(project=sheet.project).first(),
        "section": "projects",
    }
    return render(request, "projects/plan_edit.html", context)
