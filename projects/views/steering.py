"""The rest of the desk: news, the next phase, who else leads."""

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
from projects.forms.desk import LeadForm, PhaseForm, UpdateForm
from projects.services.projects import add_lead, move, write_update
from projects.views.desk import led_project, show


@login_required
@require_POST
def updates(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = UpdateForm(request.POST, auto_id="update-%s")
    if not form.is_valid():
        return show(request, project, update_form=form)
    write_update(project=project, by=request.user, now=timezone.now(), **form.cleaned_data)
    messages.success(request, _("Your update is on the project's page."))
    return redirect("desk", slug)


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
            form.add_error("phase", error)
        else:
            messages.success(
                request,
                _("The project is “%(phase)s” now.") % {"phase": project.get_phase_display()},
            )
            return redirect("desk", slug)
    return show(request, project, phase_form=form)


@login_required
@require_POST
def leads(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = LeadForm(request.POST, auto_id="lead-%s")
    if form.is_valid():
        try:
            lead = add_lead(project=project, user=form.user, by=request.user, now=timezone.now())
        except ValidationError as error:
            form.add_error("handle", error)
        else:
            messages.success(
                request,
                _("%(name)s leads with you now.") % {"name": lead.user.person.credit_name},
            )
            return redirect("desk", slug)
    return show(request, project, lead_form=form)
