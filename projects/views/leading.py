"""Who leads: asking somebody, their answer, stepping down, speaking up, taking over."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.views.member import MemberRequest
from projects.forms.leading import LeadForm, StepDownForm
from projects.models import Project
from projects.services import leading, succession
from projects.views.desk import led_project, show


@login_required
@require_POST
def leads(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = LeadForm(request.POST, auto_id="lead-%s")
    if form.is_valid():
        try:
            asked = leading.invite(
                project=project,
                user=form.user,
                by=request.user,
                now=timezone.now(),
                words=form.cleaned_data["words"],
                hands_over=form.cleaned_data["hands_over"],
            )
        except ValidationError as error:
            form.add_error("handle", error)
        else:
            name = asked.user.person.credit_name
            messages.success(request, _("%(name)s is asked, and can say no.") % {"name": name})
            return redirect("desk", slug)
    return show(request, project, lead_form=form)


@login_required
@require_POST
def lead_invitation_back(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    invitation = get_object_or_404(led_project(request, slug).invitations, pk=pk)
    try:
        leading.take_back(invitation=invitation, by=request.user, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Your question is taken back."))
    return redirect("desk", slug)


@login_required
@require_POST
def lead_answer(request: MemberRequest, slug: str) -> HttpResponse:
    """`accept` says yes; anything else is a no."""
    asked = request.user.lead_invitations.filter(project__slug=slug)
    invitation = asked.select_related("project").order_by("answered_at", "-pk").last()
    if invitation is None:
        raise Http404
    project, accepts = invitation.project, request.POST.get("answer") == "accept"
    try:
        leading.answer(invitation=invitation, by=request.user, accepts=accepts, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(project)
    if accepts:
        messages.success(request, _("You lead this project now. This is its desk."))
        return redirect("desk", slug)
    messages.success(request, _("You said no. Whoever asked is told."))
    return redirect(project)


@login_required
@require_POST
def step_down(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = StepDownForm(request.POST, auto_id="down-%s")
    if form.is_valid():
        try:
            leading.step_down(
                project=project,
                by=request.user,
                now=timezone.now(),
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("You do not lead it any more. What you did stays yours."))
            return redirect(project)
    return show(request, project, down_form=form)


@login_required
@require_POST
def speak_up(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    succession.speak_up(project=project, by=request.user, now=timezone.now())
    messages.success(request, _("Good to hear from you. Nobody else is looked for."))
    return redirect("desk", slug)


@login_required
@require_POST
def take_over(request: MemberRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.shown(), slug=slug)
    try:
        succession.take_over(project=project, by=request.user, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(project)
    messages.success(request, _("It is yours to lead now. This is its desk."))
    return redirect("desk", slug)
