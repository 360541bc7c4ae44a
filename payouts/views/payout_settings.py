"""Where my money goes: shown and changed only right after a second step."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.views.second_step import second_step_required
from hitrecord.foundation.clock import database_now
from payouts.forms.destination import DestinationForm, ThresholdForm
from payouts.models import Destination, Method, Payee, StripeAccount
from payouts.queries.misdirected import misdirected
from payouts.queries.obstacles import not_arrived
from payouts.services.destinations import pay_from, send_to
from payouts.services.former_place import holding_time


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@second_step_required
def payout_settings(request: HttpRequest) -> HttpResponse:
    user = get_object_or_404(User.objects.select_related("person"), pk=request.user.pk)
    is_threshold = "threshold" in request.POST
    payee = Payee.objects.filter(person=user.person).first()
    form = DestinationForm(None if is_threshold else request.POST or None)
    least = ThresholdForm(
        request.POST if is_threshold else None,
        initial={"threshold": payee.threshold if payee else 0},
    )
    if is_threshold and least.is_valid():
        pay_from(by=user, threshold=least.cleaned_data["threshold"])
        messages.success(request, _("Saved."))
        return redirect("payout_settings")
    if form.is_bound and form.is_valid():
        send_to(by=user, now=database_now(), **form.cleaned_data)
        held = _("Saved. Nothing is paid for %(time)s; a mail tells you of it.")
        time = holding_time()
        messages.success(
            request, held % {"time": time} if time else _("Saved. A mail tells you of it.")
        )
        return redirect("payout_settings")
    ways = list(Destination.objects.filter(payee=payee).order_by("-pk")[:10]) if payee else []
    context = {
        "form": form,
        "least": least,
        "ways": ways,
        # once, when it was so in two currencies
        "failed": dict.fromkeys(not_arrived(one) for one in misdirected([w.pk for w in ways[:1]])),
        "now": timezone.now(),
        "time": holding_time(),
        "is_stripe": settings.PAYOUT_PROVIDER == Method.STRIPE,
        "stripe": StripeAccount.objects.filter(payee=payee).first() if payee else None,
    }
    return render(request, "payouts/payout_settings.html", context)
