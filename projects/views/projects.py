from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.viewing import viewing_of
from contributions.forms.comment import CommentForm
from contributions.queries.kept_down import decisions_hiding
from contributions.views.member import MemberRequest
from contributions.views.talk import address_of, where_of
from projects.forms.project import ProjectForm
from projects.models import Phase, Project
from projects.queries.listing import LOOKING, projects_in, rows_of
from projects.queries.project import ProjectPage, project_page
from projects.services.projects import start
from projects.views.productions import moment_of

PAGE = 12


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    phase = request.GET.get("phase", "")
    try:
        page = Paginator(projects_in(phase), PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    context = {
        "page": page,
        "rows": rows_of(cast("QuerySet[Project]", page.object_list), viewing=viewing_of(request)),
        "phase": phase if phase in {*Phase.values, LOOKING} else "",
        "phases": [*Phase.choices, (LOOKING, _("Looks for a lead"))],
        "section": "projects",
    }
    return render(request, "projects/projects.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_project(request: MemberRequest) -> HttpResponse:
    """With `from` it grows out of another project, which is named for good."""
    origin = Project.objects.shown().filter(slug=request.GET.get("from", "")).first()
    form = ProjectForm(request.POST or None, by=request.user, origin=origin)
    if request.method == "POST" and form.is_valid():
        try:
            project = start(by=request.user, now=timezone.now(), origin=origin, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your project is on the wall. Now say what it needs."))
            return redirect("desk", project.slug)
    context = {"form": form, "origin": origin, "section": "projects"}
    return render(request, "projects/new.html", context)


@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        page = find(request, slug)
    except Http404:
        return _taken_down(request, slug)
    return show(request, page, CommentForm(thread=page.project.thread_id))


def _taken_down(request: HttpRequest, slug: str) -> HttpResponse:
    """Its leads read why; to everybody else it is not there."""
    hidden = Project.objects.led_by(request.user).filter(hidden_at__isnull=False)
    found = get_object_or_404(hidden, slug=slug)
    context = {
        "was": found.hidden_words.get("title", ""),
        "decision": decisions_hiding(found).first(),
        "section": "projects",
    }
    return render(request, "projects/taken_down.html", context, status=410)


def find(request: HttpRequest, slug: str) -> ProjectPage:
    try:
        return project_page(
            slug=slug,
            viewer=request.user,
            where=where_of(request),
            viewing=viewing_of(request),
            now=timezone.now(),
        )
    except Project.DoesNotExist as error:
        raise Http404 from error


def show(
    request: HttpRequest, page: ProjectPage, comment_form: CommentForm, **more: Any
) -> HttpResponse:
    """The page; also the answer to a comment that could not be taken."""
    answered = str(comment_form["answers"].value() or "") if comment_form.is_bound else ""
    context = {
        "page": page,
        "project": page.project,
        "comment_form": comment_form,
        "answered": int(answered) if answered.isdecimal() and len(answered) < 19 else None,
        "say_url": reverse("project_comments", args=[page.project.slug]),
        "talk_url": page.project.get_absolute_url(),
        "page_address": address_of(request, page.project.get_absolute_url()),
        "moment": moment_of(request, page.production),
        "section": "projects",
        **more,
    }
    return render(request, "projects/project.html", context)
