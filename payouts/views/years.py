"""One's own totals by calendar year, as a page and a file."""

from __future__ import annotations

import csv

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contributions.views.member import MemberRequest
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.currency import decimal_text
from payouts import books
from payouts.queries.tax import Tax, tax_of
from payouts.queries.years import years_of


@login_required
@require_safe
def earning_years(request: MemberRequest) -> HttpResponse:
    person_id = request.user.person.pk
    found: Tax = tax_of(person_id, timezone.now(), books.payable_to(person_id))
    context = {
        "years": years_of(person_id),
        "tax": found,
        "this_year": office_day().year,
        "section": "open_books",
    }
    return render(request, "payouts/years.html", context)


@login_required
@require_safe
def earning_years_csv(request: MemberRequest) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="years.csv"'
    response["Cache-Control"] = "private, no-store"
    sheet = csv.writer(response)
    sheet.writerow([_("Year"), _("Currency"), _("Booked"), _("Paid")])
    for one in years_of(request.user.person.pk):
        amounts = (decimal_text(each, one.currency) for each in (one.earned, one.paid))
        sheet.writerow([one.year, one.currency, *amounts])
    return response
