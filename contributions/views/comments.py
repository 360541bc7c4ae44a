from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from contributions import typesetting
from contributions.domain.anchors import Box
from contributions.forms.comment import CommentForm
from contributions.models import Contribution, Version
from contributions.queries.work import WorkPage
from contributions.services import comments
from contributions.views.member import MemberRequest
from contributions.views.work import find, part_of, show
from hitrecord.foundation.text import whole_number


def looked_at(request: HttpRequest, form: CommentForm) -> SafeString:
    """With `look` in the form: how its words would stand there; else nothing."""
    if "look" not in request.POST:
        return SafeString("")
    # Made by typesetting just now.
    return mark_safe(typesetting.to_html(form.cleaned_data["text"], headings=False))  # noqa: S308


@login_required
@require_POST
def work_comments(request: MemberRequest, pk: int) -> HttpResponse:
    """A remark about the version that is named, or about the current one. With `look` in the form
    it is only shown as it would stand there."""
    shown = Contribution.objects.visible_to(request.user).select_related("thread")
    work = get_object_or_404(shown, pk=pk)
    number = whole_number(request.POST.get("version", "")) or 0
    version = work.versions.filter(number=number).first() or work.current
    form = CommentForm(request.POST, thread=work.thread)
    if not form.is_valid() or version is None:
        return _again(request, work, form)
    if draft := looked_at(request, form):
        return _again(request, work, form, draft=draft)
    place = form.place()
    try:
        comment = comments.write(
            thread=work.thread,
            author=request.user,
            text=form.cleaned_data["text"],
            parent=form.cleaned_data["answers"],
            place=(version, place) if place else None,
            part=part_of(request) or 1,
        )
    except ValidationError as error:
        form.add_error("text", error)
        return _again(request, work, form)
    shown_at = work if version == work.current else version
    on = place.on if isinstance(place, Box) else 0
    return redirect(comment.at(address_in(request, shown_at, on)))


def _again(
    request: MemberRequest, work: Contribution, form: CommentForm, **more: object
) -> HttpResponse:
    """The page of the version that was written about, with everything that was typed."""
    number = whole_number(request.POST.get("version", ""))
    number = number if number and work.versions.filter(number=number).exists() else None
    return show(request, here(request, work, number), form, **more)


def address_in(request: HttpRequest, shown: Contribution | Version, part: int = 0) -> str:
    """Of the work or version, at this part, or at the one that was being read when the form was
    sent."""
    part = part or part_of(request) or 1
    return shown.get_absolute_url() + (f"?part={part}" if part > 1 else "")


def here(
    request: HttpRequest,
    work: Contribution,
    number: int | None = None,
    *,
    remark: int | None = None,
) -> WorkPage:
    """At the part that was being read; the text may have fewer by now."""
    try:
        return find(request, work.pk, number, part_of(request) or 1, remark=remark)
    except Http404:
        return find(request, work.pk, number, remark=remark)
