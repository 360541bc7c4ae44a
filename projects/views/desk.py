"""The leads' desk; to everybody else it is not there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.views.viewing import viewing_of
from contributions.views.member import MemberRequest
from projects.forms.call import CallForm, DraftForm
from projects.forms.desk import ClosingForm, PhaseForm, StepForm, UpdateForm
from projects.forms.leading import LeadForm, StepDownForm
from projects.forms.outside import OutsideForm
from projects.models import Project
from projects.queries.desk import desk_of
from projects.queries.inbox import Where
from projects.services import calls
from projects.services.drafts import keep_draft


def led_project(request: MemberRequest, slug: str) -> Project:
    return get_object_or_404(Project.objects.shown().led_by(request.user), slug=slug)


@login_required
@require_safe
def desk(request: MemberRequest, slug: str) -> HttpResponse:
    return show(request, led_project(request, slug))


def show(
    request: MemberRequest, project: Project, where: Where | None = None, **forms: Any
) -> HttpResponse:
    """The desk; also the answer to a form of it that could not be taken."""
    where = where or Where.read(request.GET.dict())
    seen = desk_of(project, viewing=viewing_of(request), now=timezone.now(), where=where)
    context = {
        "desk": seen,
        "page": seen.page,
        "project": project,
        "call_form": CallForm(auto_id="call-%s", initial=_drafted(request, project)),
        "outside_form": OutsideForm(project=project, auto_id="outside-%s"),
        "step_form": StepForm(auto_id="step-%s"),
        "update_form": UpdateForm(auto_id="update-%s"),
        "phase_form": PhaseForm(project=project, auto_id="phase-%s"),
        "lead_form": LeadForm(auto_id="lead-%s"),
        "down_form": StepDownForm(auto_id="down-%s"),
        "section": "projects",
        **forms,
    }
    return render(request, "projects/desk.html", context)


def _drafted(request: MemberRequest, project: Project) -> dict[str, Any]:
    """What a drafted call says already, when `draft` names one."""
    number = request.GET.get("draft", "")
    draft = project.call_drafts.open().filter(pk=number).first() if _is_id(number) else None
    if draft is None:
        return {}
    words = {"title": draft.title, "brief": draft.brief, "draft": draft.pk}
    return words | {"skill": draft.skill_id, "kinds": draft.kinds}


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 18


def _without_draft(request: MemberRequest) -> CallForm:
    """Sent once more it is a call of its own."""
    data = request.POST.copy()
    data["draft"] = ""
    form = CallForm(data, auto_id="call-%s")
    form.full_clean()
    return form


def _keep_draft(request: MemberRequest, project: Project) -> HttpResponse:
    form = DraftForm(request.POST, auto_id="call-%s")
    if form.is_valid():
        pk = form.cleaned_data["draft"]
        try:
            keep_draft(project=project, by=request.user, words=form.words, pk=pk)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The draft is kept. Only the leads see it."))
            return redirect(f"{reverse('desk', args=[project.slug])}#calls")
    return show(request, project, call_form=form)


@login_required
@require_POST
def open_call(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    if "draft_only" in request.POST:
        return _keep_draft(request, project)
    form = CallForm(request.POST, auto_id="call-%s")
    if form.is_valid():
        try:
            call = calls.open_call(
                project=project, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except ValidationError as error:
            if getattr(error, "code", "") == calls.DRAFT_GONE:
                form = _without_draft(request)
            form.add_error(None, error)
        else:
            messages.success(
                request, _("Ticket № %(number)s is on the wall.") % {"number": call.pk}
            )
            return redirect("desk", slug)
    return show(request, project, call_form=form)


@login_required
@require_POST
def closing(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    project = led_project(request, slug)
    call = get_object_or_404(project.calls, pk=pk)
    form = ClosingForm(request.POST)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            calls.close_call(call=call, by=request.user, now=timezone.now(), reason=reason)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("The call is closed. What was submitted still waits for your decision.")
            )
            return redirect("desk", slug)
    return show(request, project, closing_form=form, closing=call)
