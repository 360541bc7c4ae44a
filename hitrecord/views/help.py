from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.domain.limits import NEW_BYTES_A_DAY
from accounts.queries.paces import paces
from accounts.views.viewing import viewing_of
from contributions.domain.licences import GIVEN, LEAVES, licence_name
from contributions.media.limits import DEFAULT
from hitrecord.queries.accepted import accepted, quotas, refused, size
from hitrecord.queries.front import shown
from hitrecord.queries.ranking import ranking_explained
from hitrecord.queries.worked_example import SOLD, example

DAY = 24 * 60 * 60


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    now, viewing = timezone.now(), viewing_of(request)
    context = {"front": shown(now=now, viewing=viewing)}
    return render(request, "hitrecord/help/how.html", context)


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    context = {
        "accepted": accepted(DEFAULT),
        "quotas": quotas(),
        "refused": refused(),
        "paces": paces(),
        "new_days": settings.NEW_ACCOUNT_DAYS,
        "new_bytes": size(NEW_BYTES_A_DAY),
    }
    return render(request, "hitrecord/help/files.html", context)


@require_safe
def split(request: HttpRequest) -> HttpResponse:
    context = {"rivers": example(), "proposal": SOLD}
    return render(request, "hitrecord/help/split.html", context)


@require_safe
def money(request: HttpRequest) -> HttpResponse:
    context = {
        "floor": settings.PAYOUT_FLOOR,
        "window_days": settings.PROPOSAL_WINDOW_SECONDS // DAY,
        "hold_days": -(-settings.PAYOUT_HOLD_SECONDS // DAY),
        "unclaimed_years": round(settings.UNCLAIMED_AFTER_DAYS / 365),
        "payout_day": settings.PAYOUT_DAY,
        "tax_from": settings.TAX_FORM_FROM,
    }
    return render(request, "hitrecord/help/money.html", context)


@require_safe
def ranking(request: HttpRequest) -> HttpResponse:
    return render(request, "hitrecord/help/ranking.html", ranking_explained())


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    rows = [
        (licence_name(ancestor), ", ".join(licence_name(each) for each in GIVEN if each in left))
        for ancestor, left in LEAVES.items()
    ]
    context = {
        "licences": rows,
        "answer_days": settings.COPYRIGHT_ANSWER_DAYS,
        "wait_days": settings.COPYRIGHT_WAIT_DAYS,
    }
    return render(request, "hitrecord/help/rights.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "hitrecord/help/accessibility.html")


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    return render(request, "hitrecord/help/api.html", {"a_minute": settings.API_A_MINUTE})
