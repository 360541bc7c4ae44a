"""Finance looks at somebody else's earnings: with a reason, and written down each time."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts.admin.guarded import ReasonForm
from accounts.models import User
from accounts.services import audit
from payouts.models import Payee
from payouts.queries.earnings import earnings_of
from payouts.templatetags.money import moneys

LOOKED = "earnings looked at"


def earnings_view(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, pk: int
) -> HttpResponse:
    """Whoever it is about reads in their settings who looked, when and why."""
    payee = Payee.objects.select_related("person", "claimed_by").filter(pk=pk).first()
    by = request.user
    if not isinstance(by, User) or not by.has_perm("payouts.view_account"):
        raise PermissionDenied
    if payee is None:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.model._meta,
        "title": _("Earnings of %(name)s") % {"name": payee.person},
        "form": form,
    }
    if request.method == "POST" and form.is_valid():
        audit.record(actor=by, action=LOOKED, target=payee, reason=form.said)
        owner = payee.claimed_by_id or payee.person_id
        found = earnings_of(owner, viewing="hide")
        sums = found.sums | {"in flight": found.purse.in_flight}
        context |= {
            "earnings": found,
            "sums": [(name, moneys(amounts)) for name, amounts in sums.items()],
        }
    return TemplateResponse(request, "admin/payouts/earnings.html", context)
