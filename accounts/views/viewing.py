"""How somebody meets works that their authors call mature."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.choices import ViewingForm
from accounts.models import User, Viewing
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.http import address_after

COOKIE = "mature"


def viewing_of(request: HttpRequest) -> str:
    """What was asked for in this sitting, else what the member chose, else covered. Of a minor
    what was asked for does not count: it may have been before they signed in."""
    if request.COOKIES.get(COOKIE) == Viewing.SHOW and not is_under_age(request):
        return Viewing.SHOW
    user = request.user
    return user.viewing_on(office_day()) if isinstance(user, User) else Viewing.VEIL


def is_under_age(request: HttpRequest) -> bool:
    """As far as the site knows: of visitors it knows nothing."""
    return isinstance(request.user, User) and request.user.is_minor(office_day())


@require_POST
def mature(request: HttpRequest) -> HttpResponse:
    """Show mature works, or cover them again, until the browser is closed."""
    response = HttpResponseRedirect(address_after(request))
    asks = request.POST.get("viewing") == Viewing.SHOW
    if asks and is_under_age(request):
        messages.error(request, _("Mature works stay covered for you until you are 18."))
    if asks and not is_under_age(request):
        response.set_cookie(
            COOKIE,
            Viewing.SHOW,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def viewing(request: HttpRequest) -> HttpResponse:
    form = ViewingForm(request.POST or None, instance=get_object_or_404(User, pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("That is how you meet mature works from now on."))
        response = redirect("viewing")
        response.delete_cookie(COOKIE, samesite="Lax")
        return response
    return render(request, "accounts/viewing.html", {"form": form})
