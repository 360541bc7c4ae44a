from __future__ import annotations

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms.leaving import LeavingForm
from accounts.models import Departure, User
from hitrecord.leaving import asking
from hitrecord.leaving.preview import preview_of


@login_required
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def leaving(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    seen = preview_of(user)
    form = LeavingForm(request.POST or None, leads_alone=bool(seen.alone))
    if request.method == "POST" and form.is_valid() and _asked(request, user, form):
        return redirect("leaving")
    departure = Departure.objects.open().filter(user=user).first()
    context = {
        "form": form,
        "preview": seen,
        "departure": departure,
        "days": settings.LEAVING_DAYS,
    }
    return render(request, "hitrecord/leaving.html", context)


def _asked(request: HttpRequest, user: User, form: LeavingForm) -> bool:
    try:
        asking.ask(
            user=user,
            works=form.cleaned_data["works"],
            name=form.cleaned_data["name"],
            lets_go=form.cleaned_data.get("lets_go", False),
            now=timezone.now(),
            session=request.session.session_key or "",
        )
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True


@login_required
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    if asking.stay(user=cast(User, request.user)):
        messages.success(request, _("Good to have you. Everything stays as it was."))
    return redirect("leaving")
