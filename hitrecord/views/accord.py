"""The accord: what all of us agree to, in every version it ever had."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Accord, User
from accounts.services.accords import accept
from hitrecord.foundation.http import address_after
from hitrecord.foundation.prose import as_html


@require_http_methods(["GET", "HEAD", "POST"])
def accord(request: HttpRequest) -> HttpResponse:
    """The newest; a member accepts it here."""
    newest = Accord.objects.newest()
    if newest is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, newest)
    if not isinstance(request.user, User):
        return redirect_to_login(request.path)
    number = request.POST.get("accord", "")
    if not accept(user=request.user, number=number, now=timezone.now()):
        messages.error(request, _("There is a newer version. This is it; please read it first."))
        return redirect("accord")
    messages.success(request, _("You accepted version %s. Thank you.") % number)
    return redirect(address_after(request) if "next" in request.POST else "accord")


@require_safe
def accord_version(request: HttpRequest, number: int) -> HttpResponse:
    return _shown(request, get_object_or_404(Accord, number=number))


def _shown(request: HttpRequest, shown: Accord) -> HttpResponse:
    versions = list(Accord.objects.defer("text"))
    user = request.user
    accepted = shown.acceptances.filter(user=user.pk).first() if user.is_authenticated else None
    context = {
        "accord": shown,
        "html": as_html(shown.text),
        "versions": versions,
        "is_newest": versions[0].pk == shown.pk,
        "accepted": accepted,
    }
    return render(request, "hitrecord/help/accord.html", context)
