"""The cover of a project that is uploaded: like a face, but over an undertaking."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Viewing
from contributions import incoming
from contributions.models import MediaFile
from contributions.views.member import MemberRequest
from contributions.views.portraits import no_picture
from projects.forms.cover import CoverForm
from projects.models import Project
from projects.queries.covers import cover_of
from projects.services import covers
from projects.views.desk import led_project


@incoming.stop_early
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_cover(request: HttpRequest, slug: str) -> HttpResponse:
    member = cast(MemberRequest, request)
    project = led_project(member, slug)
    newest = _newest(project)
    said: dict[str, Any] = {"hangs": newest is not None}
    said["initial"] = {
        "alt_text": newest.alt_text if newest else "",
        "is_mature": bool(newest and newest.is_mature),
    }
    refused = incoming.refused(request)
    sent = request.method == "POST" and not refused
    form = CoverForm(request.POST, request.FILES, **said) if sent else CoverForm(**said)
    if refused:
        messages.error(request, refused)
    elif sent and form.is_valid() and _taken(member, project, form):
        return redirect("project_cover", slug)
    context = {
        "form": form,
        "project": project,
        "newest": newest,
        "cover": cover_of(project, viewing=Viewing.SHOW),
        "section": "projects",
    }
    return render(request, "projects/cover.html", context, status=413 if refused else 200)


def _newest(project: Project) -> MediaFile | None:
    hung = MediaFile.objects.filter(poster=project.poster_id, poster__isnull=False)
    return hung.select_related("processing").order_by("-pk").first()


def _taken(request: MemberRequest, project: Project, form: CoverForm) -> bool:
    file = form.cleaned_data["picture"]
    said = {name: form.cleaned_data[name] for name in ("alt_text", "is_mature")}
    if not file:
        covers.describe(project=project, by=request.user, **said)
        messages.success(request, _("That is what is said of the picture now."))
        return True
    try:
        covers.hang(project=project, by=request.user, file=file, **said)
    except ValidationError as problem:
        form.add_error("picture", no_picture(problem))
    else:
        messages.success(request, _("The cover is being prepared."))
    return form.is_valid()


@login_required
@require_POST
def cover_removal(request: MemberRequest, slug: str) -> HttpResponse:
    covers.take_off(project=led_project(request, slug), by=request.user)
    messages.success(request, _("The picture is taken off, and its file is gone."))
    return redirect("project_cover", slug)
