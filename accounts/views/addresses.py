"""The address of an account: which it is, another one asked for, and the links that both get."""

from __future__ import annotations

from typing import cast

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms.addresses import AddressForm
from accounts.mailing import addresses as links
from accounts.models import AddressChange, User
from accounts.services import addresses
from accounts.services.sessions import end_others


@login_required
@reauthentication_required(allow_get=True)  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def own_address(request: HttpRequest) -> HttpResponse:
    user, now = cast(User, request.user), timezone.now()
    if request.method == "POST" and "stop" in request.POST:
        if addresses.stop_open(user=user, now=now):
            messages.success(request, _("Stopped: your address stays as it is."))
        return redirect("account_email")
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _begun(form, user):
        return redirect("account_email")
    open_ = AddressChange.objects.filter(user=user).open(now).first()
    return render(request, "accounts/address.html", {"form": form, "change": open_})


def _begun(form: AddressForm, user: User) -> bool:
    try:
        addresses.begin(user=user, new=form.cleaned_data["email"], now=timezone.now())
    except ValidationError as refused:
        form.add_error("email", refused)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def address_change(request: HttpRequest, token: str) -> HttpResponse:
    """A link from one of the two mails. GET shows what it is about and changes nothing."""
    found, now = links.read(token), timezone.now()
    if found is None:
        return render(request, "accounts/address_change.html", {"state": "gone"}, status=404)
    change, side = found
    if request.method == "POST":
        change = _answered(request, change, side)
    state = "over" if change.is_over(now) else "done" if change.finished_at else "open"
    has_agreed = change.old_agreed_at if side == links.OLD else change.new_agreed_at
    context = {"change": change, "side": side, "state": state, "has_agreed": bool(has_agreed)}
    answer = 410 if state == "over" and request.method != "POST" else 200
    return render(request, "accounts/address_change.html", context, status=answer)


def _answered(request: HttpRequest, change: AddressChange, side: str) -> AddressChange:
    now, was_finished = timezone.now(), change.finished_at
    if "stop" in request.POST and side == links.OLD:
        return addresses.stop(change=change, now=now)
    change = addresses.agree(change=change, side=side, now=now)
    if change.finished_at and not was_finished:
        end_others(request, change.user)
        get_adapter().send_notification_mail(
            "account/email/email_changed", change.user, {}, change.old
        )
    return change
