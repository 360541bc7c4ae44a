from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Distance, Reach, User
from accounts.queries.called import called
from accounts.queries.members import unconfirmed
from accounts.queries.mutes import mutes_of
from accounts.services import distances


@login_required
@require_safe
def distance_settings(request: HttpRequest) -> HttpResponse:
    rows = Distance.objects.filter(keeper_id=request.user.pk).select_related("other__person")
    context = {"rows": rows, "mutes": mutes_of(cast(User, request.user))}
    return render(request, "accounts/distances.html", context)


@login_required
@require_POST
def change_distance(request: HttpRequest, handle: str) -> HttpResponse:
    """`reach` is mute, block or nothing: then they come back."""
    me = cast(User, request.user)
    others = User.objects.exclude(pk=me.pk).exclude(pk__in=unconfirmed())
    other = called(handle, among=others)
    if other is None:
        raise Http404
    name, reach = {"name": other.person.credit_name}, request.POST.get("reach", "")
    if reach in Reach.values:
        distances.keep_away(keeper=me, other=other, reach=reach)
        said = (
            _("You no longer meet what %(name)s writes.")
            if reach == Reach.MUTE
            else _("You and %(name)s no longer reach each other.")
        )
        messages.success(request, said % name)
    elif distances.come_back(keeper=me, other=other):
        messages.success(request, _("%(name)s is back.") % name)
    return redirect("distances")
