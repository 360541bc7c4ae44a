from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.queries.members import members
from accounts.services.following import follow, unfollow
from accounts.views.viewing import viewing_of
from hitrecord.foundation.http import address_after
from hitrecord.queries.following import LISTS, following_of, list_of
from hitrecord.queries.remarks import talks_seen_by
from projects.models import Project


@login_required
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """All of it, or one list by pages: `show` says which."""
    user, show = cast(User, request.user), request.GET.get("show", "")
    if show in LISTS:
        page = list_of(user, show, request.GET.get("page"))
        context = {"show": show, "page": page}
        return render(request, "hitrecord/following_list.html", context)
    seen = following_of(user, viewing=viewing_of(request))
    return render(request, "hitrecord/following.html", {"following": seen})


@login_required
@require_POST
def change_following(request: HttpRequest) -> HttpResponseBase:
    """`kind` and `id` of what is followed; with `undo` not any more."""
    user = cast(User, request.user)
    target = _target(request.POST.get("kind", ""), request.POST.get("id", ""), user)
    try:
        if "undo" in request.POST:
            unfollow(user=user, target=target)
        else:
            follow(user=user, target=target)
            messages.success(request, _("You follow this now: it is under Following."))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect(address_after(request))


def _target(kind: str, number: str, user: User) -> Model:
    """What this member can see; anything else is not there."""
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        raise Http404
    pk = int(number)
    found: Model | None = None
    if kind == "person":
        found = members().filter(pk=pk).first()
    elif kind == "project":
        found = Project.objects.shown().filter(pk=pk).first()
    elif kind == "talk":
        found = talks_seen_by(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
