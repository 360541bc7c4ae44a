from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contributions.views.member import MemberRequest
from hitrecord.foundation.seen import Overtaken, ask_again
from projects.forms.project import RewordingForm
from projects.services.rewording import reword, stamp_of
from projects.views.desk import led_project


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_project(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    said = {"title": project.title, "pitch": project.pitch, "cover": project.cover_id}
    said["seen"] = stamp_of(project)
    data = request.POST if request.method == "POST" else None
    form = RewordingForm(data, by=request.user, initial=said, project=project)
    if request.method == "POST" and form.is_valid():
        try:
            reword(project=project, by=request.user, **form.cleaned_data)
        except Overtaken as late:
            project.refresh_from_db()
            there = {"title": project.title, "pitch": project.pitch, "cover": project.cover}
            ask_again(form, late, seen=stamp_of(project), there=there)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("That is what its page says now."))
            return redirect(project)
    context = {"form": form, "project": project, "section": "projects"}
    return render(request, "projects/edit_project.html", context)
