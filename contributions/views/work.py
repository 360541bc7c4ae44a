from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.views.viewing import viewing_of
from contributions.domain.moments import moment_asked
from contributions.forms.comment import CommentForm
from contributions.queries.pictures import picture_of_remark
from contributions.queries.reading import NoSuchPart
from contributions.queries.suggestions import asked_about
from contributions.queries.tombstone import tombstone_of
from contributions.queries.work import WorkPage, work_page
from contributions.services import visits
from contributions.views import audience
from contributions.views.talk import address_of, where_of
from hitrecord.foundation.mining import reserve
from hitrecord.foundation.prepared import prepared
from hitrecord.foundation.text import whole_number


@require_safe
@prepared()
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """With `version` from its choice of versions, on to that one."""
    asked = whole_number(request.GET.get("version", ""))
    return redirect("version", pk, asked) if asked else _shown(request, pk, None)


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    return _shown(request, pk, number)


def _shown(request: HttpRequest, pk: int, number: int | None) -> HttpResponse:
    try:
        page = find(request, pk, number, _part_asked(request, pk, number))
    except Http404:
        return _gone(request, pk)
    audience.count(request, page)
    if isinstance(request.user, User):
        visits.record_opening(user=request.user, work_id=pk, now=timezone.now())
    return show(request, page, CommentForm(thread=page.work.thread_id))


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    """Of a work that was taken down, whose it was and its threads are told to everybody. Without
    a word about it browsers keep a 410 for ever, and the work may be put up again."""
    stone = tombstone_of(pk)
    if stone is None:
        raise Http404
    context = {"stone": stone, "work": stone.work, "section": "discover"}
    response = render(request, "contributions/tombstone.html", context, status=410)
    patch_cache_control(response, no_cache=True)
    return response


def part_of(request: HttpRequest) -> int | None:
    """The part of a long text that is read; None for what is no number."""
    return whole_number(request.GET.get("part", "1"))


def _part_asked(request: HttpRequest, pk: int, number: int | None) -> int:
    """A link to a remark brings the picture that its box lies on with it."""
    remark = whole_number(request.GET.get("remark", ""))
    if remark and "part" not in request.GET:
        return picture_of_remark(remark, work=pk, number=number)
    return part_of(request) or 0


def find(
    request: HttpRequest,
    pk: int,
    number: int | None = None,
    part: int = 1,
    *,
    remark: int | None = None,
) -> WorkPage:
    """With the page of the talk that is asked for, or that `remark` stands on."""
    try:
        return work_page(
            pk=pk,
            number=number,
            viewer=request.user,
            part=part,
            where=where_of(request, remark=remark),
            viewing=viewing_of(request),
        )
    except (ObjectDoesNotExist, NoSuchPart) as error:
        raise Http404 from error


def show(
    request: HttpRequest, page: WorkPage, comment_form: CommentForm, **more: Any
) -> HttpResponse:
    """The page; also the answer to a comment that could not be taken."""
    asked = str(comment_form["answers"].value() or "") if comment_form.is_bound else ""
    answered = next((each.id for each in page.talk.remarks if str(each.id) == asked), None)
    viewer = request.user.pk
    at_part = page.stage.at_part
    context = {
        "page": page,
        "work": page.work,
        "comment_form": comment_form,
        "answered": answered,
        "say_url": reverse("work_comments", args=[page.work.pk]) + at_part,
        "talk_url": page.work.get_absolute_url(),
        "at_part": at_part,
        "moment": moment_asked(request.GET.get("t", ""), page.stage.seconds),
        "page_address": address_of(request, page.address + at_part),
        "section": "discover",
        "asked": asked_about(page.work, viewer_id=viewer) if page.is_mine and viewer else [],
        **more,
    }
    response = render(request, "contributions/work.html", context)
    reserve(response, may_train=page.work.may_train)
    return response
