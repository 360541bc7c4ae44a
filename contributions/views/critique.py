"""Asking for feedback, saying what became of a remark, and changing one's own words."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contributions.forms.comment import CommentForm
from contributions.forms.critique import FeedbackForm, ResolutionForm, RewordingForm
from contributions.models import Bluntness, Comment, Contribution, State
from contributions.services import comments, resolving
from contributions.services import feedback as asking
from contributions.views.member import MemberRequest
from contributions.views.work import find, show


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
    return redirect(f"{work.get_absolute_url()}#comment-{comment.pk}")


def _again(request: MemberRequest, work: Contribution, **more: object) -> HttpResponse:
    return show(request, find(request, work.pk), CommentForm(thread=work.thread_id), **more)


@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """What a remark says and said before, for everybody who may see its work."""
    return _told(request, pk, RewordingForm())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rewording(request: MemberRequest, pk: int) -> HttpResponse:
    """Changing one's own words; somebody else's remark is not found."""
    mine = get_object_or_404(Comment, pk=pk, author=request.user, withdrawn_at=None)
    work = get_object_or_404(Contribution.objects.visible_to(request.user), thread=mine.thread_id)
    form = RewordingForm(request.POST or None, initial={"text": mine.text})
    if form.is_valid():
        text = form.cleaned_data["text"]
        try:
            comments.reword(comment=mine, by=request.user, text=text, now=timezone.now())
        except ValidationError as problem:
            form.add_error("text", problem)
        else:
            return redirect(f"{work.get_absolute_url()}#comment-{mine.pk}")
    return _told(request, pk, form, is_edited=True)


def _told(
    request: HttpRequest, pk: int, form: RewordingForm, *, is_edited: bool = False
) -> HttpResponse:
    shown = Comment.objects.for_reading().filter(withdrawn_at=None)
    found = get_object_or_404(shown.prefetch_related("rewordings"), pk=pk)
    seen = Contribution.objects.visible_to(request.user)
    work = get_object_or_404(seen, thread=found.thread_id)
    # Made by typesetting.to_html when it was written.
    html = mark_safe(found.html)  # noqa: S308
    context = {"comment": found, "html": html, "work": work, "form": form, "is_edited": is_edited}
    return render(request, "contributions/comment.html", context | {"section": "discover"})
