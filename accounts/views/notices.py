from __future__ import annotations

from http import HTTPStatus
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Notice, User
from accounts.models.rubric import RUBRICS
from accounts.queries.inbox import inbox, one_group, read_key, unread_count
from accounts.queries.seen import unseen
from accounts.services.inbox import mark
from hitrecord.foundation.http import address_after
from hitrecord.foundation.text import whole_number


@login_required
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """`show` is a rubric or "unread"; `of` is one group, with each of its notices."""
    user, page = cast(User, request.user), request.GET.get("page")
    group = read_key(request.GET.get("of", ""))
    show = request.GET.get("show", "")
    show = show if show in {*RUBRICS, "unread"} else ""
    found = one_group(user, group, page=page) if group else inbox(user, show=show, page=page)
    tabs = [(name, words) for name, (words, _events) in RUBRICS.items()]
    context = {"page": found, "show": show, "tabs": tabs, "is_one": bool(group)}
    return render(request, "accounts/notices.html", context)


@login_required
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go to what the notice is about; the inbox marks it read with the button."""
    found = get_object_or_404(Notice, pk=pk, recipient_id=request.user.pk)
    gone = unseen([found], cast(User, request.user))
    return redirect("notices") if gone else redirect(found.url)


@never_cache
@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    """For the badge: never kept by anybody on the way. Whoever is not signed in any more gets no
    number; a page that is still open asks again after they came back."""
    if not request.user.is_authenticated:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return JsonResponse({"unread": unread_count(request.user)})


@login_required
@require_POST
def read_notices(request: HttpRequest) -> HttpResponse:
    """`notice` or `group`, or all of them; with `unread` they are new again."""
    user, posted = cast(User, request.user), request.POST
    notice, group = whole_number(posted.get("notice", "")), read_key(posted.get("group", ""))
    if ("notice" in posted and notice is None) or ("group" in posted and group is None):
        raise Http404
    is_read = "unread" not in posted
    mark(user=user, now=timezone.now(), is_read=is_read, notice=notice, group=group)
    if request.headers.get("X-Requested-With") == "fetch":
        return HttpResponse(status=204)
    return redirect(address_after(request) if posted.get("next") else "notices")
