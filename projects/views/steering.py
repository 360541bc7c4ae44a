"""The rest of the desk: news, and the next phase."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.views.member import MemberRequest
from projects.forms.desk import PhaseForm, UpdateForm
from projects.services.news import write_update
from projects.services.projects import move
from projects.views.desk import led_project, show


@login_required
@require_POST
def updates(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = UpdateForm(request.POST, auto_id="update-%s")
    if form.is_valid():
        try:
            write_update(project=project, by=request.user, now=timezone.now(), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your update is on the project's page."))
            return redirect("desk", slug)
    return show(request, project, update_form=form)


@login_required
@require_POST
def phase(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = PhaseForm(request.POST, project=project, auto_id="phase-%s")
    if form.is_valid():
        try:
            move(
                project=project,
                to=form.cleaned_data["phase"],
                by=request.user,
                now=timezone.now(),
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as error:
            form.add_error(None if hasattr(error, "error_dict") else "phase", error)
        else:
            messages.success(
                request,
                _("The project is “%(phase)s” now.") % {"phase": project.get_phase_display()},
            )
            return redirect("desk", slug)
    return show(request, project, phase_form=form)
