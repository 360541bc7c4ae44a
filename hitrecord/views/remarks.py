"""A remark of any thread by itself: what it said before, wording it anew, taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from contributions import typesetting
from contributions.forms.critique import RewordingForm
from contributions.models import Comment
from contributions.services import comments
from contributions.services.second_thoughts import put_back
from contributions.views.member import MemberRequest
from hitrecord.queries.remarks import (
    About,
    is_muffled,
    remarks_in_sight_of,
    remarks_seen_by,
    what_about,
)


@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """What a remark says and said before, for everybody who may see what it is about."""
    found = get_object_or_404(remarks_seen_by(request.user), pk=pk)
    if is_muffled(found, request.user):
        found.html = format_html("<p>{}</p>", _("You muted or blocked whoever wrote this."))
        return _told(request, found, {"is_muffled": True})
    return _told(request, found, {})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rewording(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody else's remark is not found. With `look` in the form the words are only shown as
    they would stand there."""
    mine = get_object_or_404(_mine(request).filter(withdrawn_at=None), pk=pk)
    form = RewordingForm(request.POST or None, initial={"text": mine.text})
    draft = ""
    if form.is_valid():
        text = form.cleaned_data["text"]
        if text.strip() and "look" in request.POST:
            draft = typesetting.to_html(text, headings=False)
        elif _reworded(request, mine, form, text):
            return redirect(mine.at(_about(mine).url))
    # Made by typesetting just now.
    more = {"form": form, "is_edited": True, "draft": mark_safe(draft)}  # noqa: S308
    return _told(request, mine, more)


@login_required
@require_POST
def comment_withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Only of one's own; somebody else's is not found. With `undo` in the form it is put back."""
    mine = get_object_or_404(_mine(request), pk=pk)
    url = _about(mine).url
    if "undo" in request.POST:
        return redirect(mine.at(url) if _put_back(request, mine) else f"{url}#talk")
    comments.withdraw(comment=mine, by=request.user, now=timezone.now())
    said = render_to_string("hitrecord/_taken_back.html", {"comment": mine}, request)
    messages.success(request, said, extra_tags="undo")
    return redirect(f"{url}#taken-back")


def _put_back(request: MemberRequest, mine: Comment) -> bool:
    try:
        put_back(comment=mine, by=request.user, now=timezone.now())
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return False
    messages.success(request, _("Your comment is back."))
    return True


def _mine(request: MemberRequest) -> QuerySet[Comment]:
    """What is said in a dispute stays as it was said: somebody decides by it."""
    mine = remarks_in_sight_of(request.user).filter(author=request.user)
    return mine.filter(thread__dispute=None)


def _about(comment: Comment) -> About:
    about = what_about(comment)
    if about is None:
        raise Http404
    return about


def _reworded(request: MemberRequest, mine: Comment, form: RewordingForm, text: str) -> bool:
    try:
        comments.reword(comment=mine, by=request.user, text=text, now=timezone.now())
    except ValidationError as problem:
        form.add_error("text", problem)
        return False
    return True


def _told(request: HttpRequest, found: Comment, more: dict[str, Any]) -> HttpResponse:
    about = _about(found)
    # Made by typesetting.to_html when it was written.
    html = mark_safe(found.html)  # noqa: S308
    context = {"comment": found, "html": html, "about": about, "section": about.section, **more}
    return render(request, "hitrecord/remark.html", context)
