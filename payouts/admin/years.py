"""A year's totals of everybody who is paid, as finance hands them on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accounts.admin.guarded import ReasonForm
from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.currency import decimal_text
from payouts.domain.cells import safe_cell
from payouts.domain.tax_forms import Status
from payouts.models import Payee, TaxForm
from payouts.queries.years import year_of_everybody

FIRST_YEAR = 2000


def year_view(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, year: int
) -> HttpResponseBase:
    """What everybody earns is looked at with a reason, and written down, like one's earnings."""
    by, today = request.user, office_day()
    if not isinstance(by, User) or not by.has_perm("payouts.change_payee"):
        raise PermissionDenied
    if not FIRST_YEAR <= year <= today.year + 1:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = {"actor": by, "target": by, "reason": form.said, "detail": {"year": year}}
        audit.record(action="totals of a year fetched", **told)
        return _year_file(year, today)
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.model._meta,
        "title": _("Totals of %(year)s") % {"year": year},
        "form": form,
    }
    return TemplateResponse(request, "admin/payouts/year.html", context)


def _year_file(year: int, today: date) -> StreamingHttpResponse:
    sheet = csv.writer(_Echo())
    response = StreamingHttpResponse(
        (sheet.writerow(row) for row in _rows(year, today)),
        content_type="text/csv; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="payees-{year}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _rows(year: int, today: date) -> Iterator[list[str]]:
    """The names of all payees are few beside the lines of their books."""
    names = {payee.pk: payee for payee in Payee.objects.with_owner()}
    forms = {form.payee_id: form for form in TaxForm.objects.order_by("pk")}
    yield [
        _("Key"),
        _("Name"),
        _("Account of"),
        _("Currency"),
        _("Booked"),
        _("Paid"),
        _("Tax form"),
    ]
    for one in year_of_everybody(year):
        payee = names[one.payee]
        yield [
            payee.person.key,
            safe_cell(payee.person.credit_name),
            safe_cell(str(payee.claimed_by or "")),
            one.currency,
            decimal_text(one.earned, one.currency),
            decimal_text(one.paid, one.currency),
            _form(forms.get(payee.owner.pk), today),
        ]


def _form(form: TaxForm | None, today: date) -> str:
    if form and form.valid_until and form.valid_until < today:
        return Status.EXPIRED
    return form.state if form else ""


class _Echo:
    """What csv writes is what it answers."""

    def write(self, text: str) -> str:
        return text
