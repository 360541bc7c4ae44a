from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Notice, User
from accounts.queries.inbox import read_key
from accounts.services.inbox import mute, unmute


@login_required
@require_POST
def change_mute(request: HttpRequest) -> HttpResponse:
    """`of` is a group of my notices: hear no more of what others say about its thing."""
    user, key = cast(User, request.user), read_key(request.POST.get("of", ""))
    if key is None:
        raise Http404
    if "undo" in request.POST:
        if unmute(user=user, target=key):
            messages.success(request, _("You hear of it again."))
        return redirect("distances")
    if not Notice.objects.of(user).filter(target_type=key[1], target_id=key[2]).exists():
        raise Http404
    mute(user=user, target=key)
    messages.success(
        request, _("You hear no more of what others say there. Settings has it, to be taken back.")
    )
    return redirect("notices")
