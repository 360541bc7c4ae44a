"""Reading disputes: the list, those of a work, and one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.views.viewing import viewing_of
from contributions.forms.comment import CommentForm
from contributions.forms.ruling import ReasonForm, RulingForm
from contributions.models import Contribution, Dispute, Outcome
from contributions.queries.dispute_page import DisputePage, dispute_page
from contributions.queries.disputes import (
    DECIDE,
    SHOWN,
    disputes_for,
    disputes_of,
    sees_everybodys,
)
from contributions.queries.licences import problem_of_version
from contributions.queries.named_sources import sources_named_by, uses_of
from contributions.queries.parties import why_not_decide
from contributions.views.member import MemberRequest
from contributions.views.talk import address_of

A_PAGE = 40


@login_required
@require_safe
def disputes(request: MemberRequest) -> HttpResponse:
    asked = request.GET.get("shown", "")
    shown = asked if asked in SHOWN else "open"
    rows = Paginator(disputes_for(request.user, shown), A_PAGE)
    context = {
        "page": rows.get_page(request.GET.get("page")),
        "shown": shown,
        "is_everybodys": sees_everybodys(request.user),
    }
    return render(request, "contributions/disputes.html", context)


@require_safe
def of_work(request: HttpRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(Contribution.objects.exclude(current=None), pk=pk)
    context = {
        "work": work,
        "named": sources_named_by(work.current_id or 0, request.user),
        "uses": uses_of(work.pk, request.user, request.GET.get("uses")),
        "page": Paginator(disputes_of(work.pk), A_PAGE).get_page(request.GET.get("page")),
        "section": "discover",
    }
    return render(request, "contributions/work_disputes.html", context)


@require_safe
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, find(request, pk))


def find(request: HttpRequest, pk: int) -> DisputePage:
    row = get_object_or_404(Dispute.objects.for_reading(), pk=pk)
    return dispute_page(row, request.user, viewing=viewing_of(request))


def show(request: HttpRequest, page: DisputePage, **forms: Any) -> HttpResponse:
    """The page; also the answer to a form of it that could not be taken."""
    return render(request, "contributions/dispute.html", context_of(request, page) | forms)


def context_of(request: HttpRequest, page: DisputePage) -> dict[str, Any]:
    """What the page needs, for those who decide by this room's own permission."""
    row, user = page.dispute, request.user
    decides = isinstance(user, User) and row.is_open and user.has_perm(DECIDE)
    is_upheld = row.outcome == Outcome.UPHELD
    return {
        "page": page,
        "dispute": row,
        "licence_problem": problem_of_version(row.derivative) if is_upheld else "",
        "statement_form": CommentForm(thread=row.thread_id, is_critique=False),
        "take_back_form": ReasonForm(auto_id="back-%s"),
        "ruling_form": RulingForm(effect=page.effect, auto_id="ruling-%s") if decides else None,
        "lacks_step": isinstance(user, User) and decides and user.lacks_second_factor,
        "refusal": why_not_decide(row, user) if isinstance(user, User) and decides else "",
        "talk_url": row.get_absolute_url(),
        "page_address": address_of(request, row.get_absolute_url()),
        "section": "discover",
    }
