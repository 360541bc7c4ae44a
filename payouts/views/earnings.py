from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.views.member import MemberRequest
from hitrecord.foundation.clock import office_day
from payouts import chart
from payouts.queries.earnings import Earnings, booked_since, earnings_of
from payouts.queries.payability import due_to
from payouts.queries.waiting import waiting_for
from payouts.templatetags.money import moneys


@login_required
@require_safe
def earnings(request: MemberRequest) -> HttpResponse:
    """One's own money, and nobody else's. The chart shows one currency, at first the one in which
    something was booked last: amounts in different money are not compared."""
    person = request.user.person
    found = earnings_of(person.pk, viewing=viewing_of(request))
    context: dict[str, Any] = {
        "earnings": found,
        "is_owed": any(found.sums["payable"].values()),
        "payable": moneys(found.sums["payable"]),
        "statuses": _statuses(found),
        "due": due_to(person.pk, timezone.now()),
        "on_its_way": found.purse.in_flight,
        "waiting": waiting_for(person.pk),
        "section": "open_books",
        "year": office_day().year,
    }
    today = office_day()
    booked = booked_since(person.pk, chart.first_month(today))
    currencies = sorted(booked, key=lambda one: max(booked[one]), reverse=True)
    asked = request.GET.get("in", "")
    currency = asked if asked in booked else next(iter(currencies), "")
    if currency:
        rows = booked[currency]
        context["wide"] = chart.chart(rows, today=today, currency=currency)
        context["narrow"] = chart.chart(rows, today=today, currency=currency, width=328, height=230)
        context["booked"] = sum(amount for _at, amount in rows)
        context["others"] = [one for one in currencies if one != currency]
    return render(request, "payouts/earnings.html", context)


def _statuses(found: Earnings) -> list[dict[str, Any]]:
    told = {
        "proposed": (_("Proposed"), _("May still change")),
        "final": (_("Final"), _("Agreed, not yet booked")),
        "payable": (_("Payable"), _("Yours, in the books")),
        "paid": (_("Paid"), _("Has left for your account")),
    }
    if found.sums["held"]:
        told["held"] = (_("Held"), _("Waits until an objection is settled"))
    # nothing is nothing in the money somebody earns
    theirs = next((currency for sums in found.sums.values() for currency in sums), "USD")
    return [
        {
            "name": name,
            "label": label,
            "detail": detail,
            "amount": moneys(found.sums[name] or {theirs: 0}),
            "now": name == "payable",
        }
        for name, (label, detail) in told.items()
    ]
