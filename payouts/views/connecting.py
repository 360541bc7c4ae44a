"""To Stripe, where the payee says who they are, and back."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.views.second_step import second_step_required
from contributions.views.member import MemberRequest
from payouts.models import Method, StripeAccount
from payouts.providers import Rejected, Unclear
from payouts.services import connecting
from payouts.services.former_place import holding_time


@login_required
@require_POST
@second_step_required
def stripe_connect(request: MemberRequest) -> HttpResponse:
    return _lead_there(request)


@login_required
@require_safe
@second_step_required
def stripe_connect_again(request: MemberRequest) -> HttpResponse:
    """Where Stripe sends whoever comes with a link that does not count any more."""
    return _lead_there(request)


@login_required
@require_safe
def stripe_connect_back(request: MemberRequest) -> HttpResponse:
    """Safe to open at any time: what counts is what Stripe says of their own account."""
    _check_offered()
    try:
        known = connecting.look(by=request.user, now=timezone.now())
    except (Rejected, Unclear):
        messages.warning(request, _("Stripe does not answer just now. Look again later."))
    else:
        if known and known.state == StripeAccount.State.READY:
            said = _("Connected. Nothing is paid for %(time)s after a change; a mail tells you.")
            messages.success(request, said % {"time": holding_time()})
    return redirect("payout_settings")


def _lead_there(request: MemberRequest) -> HttpResponse:
    _check_offered()
    try:
        there = connecting.begin(
            by=request.user,
            now=timezone.now(),
            again=_address(request, "stripe_connect_again"),
            back=_address(request, "stripe_connect_back"),
        )
    except Unclear:
        said = _("Stripe does not answer just now. Nothing is lost; try again in some minutes.")
        messages.error(request, said)
    except Rejected as no:
        messages.error(request, str(no))
    else:
        return redirect(there)
    return redirect("payout_settings")


def _check_offered() -> None:
    if settings.PAYOUT_PROVIDER != Method.STRIPE:
        raise Http404


def _address(request: HttpRequest, name: str) -> str:
    return request.build_absolute_uri(reverse(name))
