"""A year's totals of everybody who is paid, as finance hands them on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date

from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _

from hitrecord.foundation.currency import decimal_text
from payouts.domain.cells import safe_cell
from payouts.domain.tax_forms import Status
from payouts.models import Payee, TaxForm
from payouts.queries.years import year_of_everybody

FIRST_YEAR = 2000


def year_file(year: int, today: date) -> StreamingHttpResponse:
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
