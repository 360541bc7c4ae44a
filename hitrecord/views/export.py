from __future__ import annotations

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Export, User
from contributions.views.spans import send
from hitrecord.export import asking
from hitrecord.foundation.stored import stored

SHOWN = 5


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    if request.method == "POST":
        try:
            asking.ask(user=user, now=timezone.now())
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        return redirect("export")
    rows = list(Export.objects.filter(user=user)[:SHOWN])
    wanted = request.GET.get("fetch", "")
    waits = any(not (row.finished_at or row.quarantined_at) for row in rows)
    context = {
        "exports": rows,
        "waits": waits,
        "next_at": asking.next_at(user=user, now=timezone.now()),
        "comes": next((row for row in rows if row.archive and str(row.pk) == wanted), None),
    }
    return render(request, "hitrecord/export.html", context)


@login_required
@require_safe
def export_state(request: HttpRequest) -> HttpResponse:
    """The list alone, for a page that stays open."""
    rows = Export.objects.filter(user=cast(User, request.user))[:SHOWN]
    return render(request, "hitrecord/_exports.html", {"exports": rows})


@login_required
@require_safe
def archive(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Theirs alone, and only after it was asked once more whether it is them."""
    row = get_object_or_404(Export.objects.exclude(archive=""), user_id=request.user.pk, pk=pk)
    if is_reauthentication_required(request, app="account"):
        # Back to a page: after a download the browser would stay where the password was asked.
        way = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
        back = f"{reverse('export')}?{urlencode({'fetch': row.pk})}"
        return redirect(f"{way}?{urlencode({'next': back})}")
    return _sent(request, row)


def _sent(request: HttpRequest, row: Export) -> HttpResponseBase:
    name = _("everything-of-mine-%(day)s.zip") % {"day": f"{row.asked_at:%Y-%m-%d}"}
    headers = {
        "Content-Type": "application/zip",
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "Cache-Control": "private, no-store",
    }
    try:
        return send(
            request,
            stored(row.archive.storage, str(row.archive.name)),
            name=row.archive.name or "",
            headers=headers,
        )
    except FileNotFoundError as error:
        raise Http404 from error
