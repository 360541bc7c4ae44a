"""The steps at the desk, and the drafted calls a project began with."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.views.member import MemberRequest
from projects.forms.desk import StepForm
from projects.models import Step
from projects.services.steps import (
    add_step,
    place_step,
    put_back_step,
    remove_step,
    reword_step,
    shift_step,
    tick_step,
)
from projects.views.desk import led_project, show


def _to_steps(slug: str, moved: Step | None = None) -> HttpResponse:
    """Back to the list, or to the one that was moved, so that it can be moved on."""
    return redirect(f"{reverse('desk', args=[slug])}#{f'step-{moved.pk}' if moved else 'steps'}")


@login_required
@require_POST
def steps(request: MemberRequest, slug: str) -> HttpResponse:
    project = led_project(request, slug)
    form = StepForm(request.POST, auto_id="step-%s")
    if form.is_valid():
        try:
            add_step(project=project, by=request.user, text=form.cleaned_data["text"])
        except ValidationError as error:
            form.add_error("text", error)
        else:
            return _to_steps(slug)
    return show(request, project, step_form=form)


@login_required
@require_POST
def step(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """`do` is done, undone, remove, back, up, down, say with its new words, or the number of the
    place it goes to."""
    found = get_object_or_404(led_project(request, slug).steps, pk=pk)
    do = request.POST.get("do", "")
    if do == "remove":
        remove_step(step=found, by=request.user, now=timezone.now())
    elif do == "back":
        return _put_back(request, slug, found)
    elif do == "say":
        return _reword(request, slug, found)
    elif do in {"done", "undone"}:
        tick_step(step=found, by=request.user, is_done=do == "done", now=timezone.now())
    elif do in {"up", "down"}:
        shift_step(step=found, by=request.user, by_places=-1 if do == "up" else 1)
    elif do.isdecimal() and len(do) < 4:
        place_step(step=found, by=request.user, place=int(do))
    return _to_steps(slug, found if do in {"up", "down"} else None)


def _reword(request: MemberRequest, slug: str, found: Step) -> HttpResponse:
    form = StepForm(request.POST, auto_id=f"step-{found.pk}-%s")
    if not form.is_valid():
        return show(request, found.project, rewording=found, reword_form=form)
    reword_step(step=found, by=request.user, text=form.cleaned_data["text"])
    return _to_steps(slug, found)


def _put_back(request: MemberRequest, slug: str, found: Step) -> HttpResponse:
    try:
        put_back_step(step=found, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return _to_steps(slug)


@login_required
@require_POST
def drop_call_draft(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Throw it away, or with `do=back` take it out again: twice is once."""
    project = led_project(request, slug)
    found = project.call_drafts.filter(pk=get_object_or_404(project.call_drafts, pk=pk).pk)
    if request.POST.get("do") == "back":
        found.update(discarded_at=None)
        messages.success(request, _("The draft is back, as it was."))
    else:
        found.open().update(discarded_at=timezone.now())
        messages.success(request, _("The draft is thrown away. It can be brought back below."))
    return redirect(f"{reverse('desk', args=[slug])}#calls")
