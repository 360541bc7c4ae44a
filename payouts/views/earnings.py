from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.views.viewing import viewing_of
from contributions.views.member import MemberRequest
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.text import whole_number
from payouts import books
from payouts.domain.payout_day import next_day
from payouts.explained import chart
from payouts.models import State
from payouts.queries.earnings import Earnings, booked_between, earnings_of
from payouts.queries.payability import creditors_of, due_of
from payouts.queries.tax import tax_of
from payouts.queries.waiting import Waiting, waiting_for
from payouts.templatetags.money import moneys


@login_required
@require_safe
def earnings(request: MemberRequest) -> HttpResponse:
    """One's own money, and nobody else's. The chart shows one currency, at first the one in which
    something was booked last: amounts in different money are not compared."""
    person = request.user.person
    page = whole_number(request.GET.get("earned", "")) or 1
    found = earnings_of(person.pk, viewing=viewing_of(request), page=page)
    waiting = waiting_for(person.pk, page=request.GET.get("payouts", ""))
    purse, now = found.purse, timezone.now()
    creditors = creditors_of(purse.owed, now)
    due = due_of(purse.owed, creditors, now)
    tax = tax_of(person.pk, now, purse.payable, creditors)
    context: dict[str, Any] = {
        "earnings": found,
        "headline": _headline(found, waiting),
        "statuses": _statuses(found, waiting),
        "due": due,
        "next_batch": next_day(office_day(), settings.PAYOUT_DAY),
        "on_its_way": purse.in_flight,
        "waiting": waiting,
        "section": "open_books",
        "year": office_day().year,
        "tax": tax,
        "tax_said": tax.sentence in [one.obstacle for one in due],
    }
    unpaid = _unpaid(purse, waiting)
    charted = _charted(request, unpaid, purse.since)
    return render(request, "payouts/earnings.html", context | charted)


def _charted(
    request: MemberRequest, unpaid: Mapping[str, int], begun: datetime | None
) -> dict[str, Any]:
    """The last twelve months, or an earlier calendar year that was asked for."""
    person_id, today = request.user.person.pk, office_day()
    years = list(range(today.year, office_day(begun).year - 1, -1)) if begun else []
    year = whole_number(request.GET.get("year", ""))
    last = date(year, 12, 31) if year in years and year != today.year else today
    booked = booked_between(person_id, chart.first_month(last), last)
    currencies = sorted(booked, key=lambda one: max(booked[one]), reverse=True)
    asked = request.GET.get("in", "")
    currency = asked if asked in booked else next(iter(currencies), "")
    rows = booked.get(currency, [])
    told: dict[str, Any] = {
        "charted": bool(begun),
        "chart_year": last.year if last != today else None,
        "chart_years": years[1:],
        "chart_in": currency,
        "booked": sum(amount for _at, amount in rows),
        "others": [one for one in currencies if one != currency],
    }
    if rows:
        due = unpaid.get(currency, 0) - _booked_after(person_id, last, today, currency)
        drawn = partial(chart.chart, rows, today=last, currency=currency, due=due)
        told |= {"wide": drawn(), "narrow": drawn(width=328, height=230)}
    return told


def _unpaid(purse: books.Purse, waiting: Waiting) -> Counter[str]:
    """What was booked and has not left for good, by currency in minor units."""
    unpaid: Counter[str] = Counter()
    for pocket in (purse.payable, purse.in_flight, purse.held, _apart(waiting)):
        unpaid.update(pocket)
    return unpaid


def _apart(waiting: Waiting) -> Counter[str]:
    apart: Counter[str] = Counter()
    for one in waiting.kept_apart:
        apart[one.currency] += one.amount
    return apart


def _booked_after(person_id: int, last: date, today: date, currency: str) -> int:
    if last >= today:
        return 0
    later = booked_between(person_id, last + timedelta(days=1), today)
    return sum(amount for _at, amount in later.get(currency, []))


def _headline(found: Earnings, waiting: Waiting) -> tuple[str, str]:
    """(amount or "", words): the first of these that there is anything of."""
    for sums, words in (
        (found.sums["payable"], _("is yours.")),
        (found.purse.in_flight, _("is on its way to you.")),
        (found.purse.held, _("is held until it is decided.")),
        (_apart(waiting), _("is kept apart for you.")),
    ):
        if any(sums.values()):
            return moneys(sums), words
    if any(found.sums["paid"].values()):
        return "", _("Everything is paid.")
    return "", _("Nothing is payable yet.") if found.shares else _("Nothing earned yet.")


def _what_for(waiting: Waiting) -> str:
    """What the decision is about for which money is held."""
    held = [one for one in waiting.held if one.share.proposal.state == State.DISTRIBUTED]
    if held and all(one.source_id or one.claim_id for one in held):
        return _("Waits until a disputed source is decided")
    if held and all(one.objection_id for one in held):
        return _("Waits until an objection is settled")
    return _("Waits until it is decided whose it is")


def _statuses(found: Earnings, waiting: Waiting) -> list[dict[str, Any]]:
    if not any(any(sums.values()) for sums in found.sums.values()):
        return []
    told = {
        "proposed": (_("Proposed"), _("May still change")),
        "final": (_("Final"), _("Agreed, not yet booked")),
        "payable": (_("Payable"), _("Yours, in the books")),
        "paid": (_("Paid"), _("Has left for your account")),
    }
    if found.sums["held"]:
        told["held"] = (_("Held"), _what_for(waiting))
    here = next(
        (
            name
            for name in ("payable", "held", "paid", "final", "proposed")
            if any(found.sums[name].values())
        ),
        "payable",
    )
    # nothing is nothing in the money that somebody has
    nearest = ("payable", "paid", "held", "final", "proposed")
    theirs = next((currency for name in nearest for currency in found.sums[name]), "USD")
    return [
        {
            "name": name,
            "label": label,
            "detail": detail,
            "amount": moneys(found.sums[name] or {theirs: 0}),
            "now": name == here,
        }
        for name, (label, detail) in told.items()
    ]
