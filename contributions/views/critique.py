"""Asking for feedback, and saying what became of a remark."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.forms.comment import CommentForm
from contributions.forms.critique import FeedbackForm, ResolutionForm
from contributions.models import Bluntness, Comment, Contribution, State
from contributions.services import feedback as asking
from contributions.services import resolving
from contributions.views.comments import address_in, here
from contributions.views.member import MemberRequest
from contributions.views.work import show


def _said(form: Form) -> str:
    return " ".join(str(each) for errors in form.errors.values() for each in errors)


@login_required
@require_POST
def feedback(request: MemberRequest, pk: int) -> HttpResponse:
    """What does not fit stays in its field, with a sentence."""
    work = get_object_or_404(Contribution.objects.made_by(request.user), pk=pk)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        messages.error(request, _said(form))
        return _again(request, work, asking_form=form)
    question = "" if "take_back" in request.POST else form.cleaned_data["question"]
    blunt = Bluntness(form.cleaned_data["bluntness"])
    asking.ask(
        contribution=work, question=question, bluntness=blunt, by=request.user, now=timezone.now()
    )
    said = _("Your question stands above the comments now.") if question else _("Nothing is asked.")
    messages.success(request, said)
    return redirect(f"{work.get_absolute_url()}#comment")


@login_required
@require_POST
def resolution(request: MemberRequest, pk: int) -> HttpResponse:
    """By a maker of the work; for others there is no such remark."""
    comment = get_object_or_404(Comment.objects.filter(parent=None, withdrawn_at=None), pk=pk)
    mine = Contribution.objects.made_by(request.user)
    work = get_object_or_404(mine, thread=comment.thread_id)
    form = ResolutionForm(request.POST)
    if form.is_valid():
        try:
            resolving.resolve(
                comment=comment,
                state=State(form.cleaned_data["state"]),
                by=request.user,
                now=timezone.now(),
                answer=form.cleaned_data["answer"],
                number=form.cleaned_data["number"],
            )
        except ValidationError as problem:
            form.add_error(None, problem)
    if form.errors:
        messages.error(request, _said(form))
        return _again(request, work, became=form, became_of=comment.pk)
    return redirect(comment.at(address_in(request, work)))


def _again(request: MemberRequest, work: Contribution, **more: Any) -> HttpResponse:
    page = here(request, work, remark=more.get("became_of"))
    return show(request, page, CommentForm(thread=work.thread_id), **more)
