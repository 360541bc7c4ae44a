from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms.hearing import WaysForm
from accounts.forms.hours import HoursForm, PlaceForm
from accounts.models import User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.models.rubric import OFFICE
from accounts.services import mail_choices


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request: HttpRequest) -> HttpResponse:
    user = get_object_or_404(User, pk=request.user.pk)
    posted = request.POST if request.method == "POST" else None
    ways, hours = WaysForm(posted, user=user), HoursForm(posted, instance=user)
    if posted is not None and ways.is_valid() & hours.is_valid():
        mail_choices.choose(user=user, ways=ways.chosen(), hours=hours.cleaned_data)
        messages.success(request, _("That is how you hear of things from now on."))
        return redirect("notice_settings")
    told = MONEY_AND_RIGHTS if user.sees_as_staff else set(MONEY_AND_RIGHTS) - set(OFFICE)
    always = [event.label for event in MONEY_AND_RIGHTS if event in told]
    context = {"ways": ways, "hours": hours, "always": always, "zone": user.zone}
    return render(request, "accounts/notice_settings.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Language, time zone, numbers."""
    user = cast(User, request.user)
    form = PlaceForm(request.POST or None, instance=get_object_or_404(User, pk=user.pk))
    if request.method == "POST" and form.is_valid():
        mail_choices.move(user=form.save())
        messages.success(request, _("Pages and mails speak to you like that from now on."))
        return redirect("place")
    return render(request, "accounts/place.html", {"form": form})
