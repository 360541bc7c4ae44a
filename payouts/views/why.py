from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from contributions.views.member import MemberRequest
from payouts import drafting, river, steps
from payouts.models import Share
from payouts.queries.earnings import latest_share
from payouts.queries.why import why
from payouts.views.proposal import find


@require_safe
def proposal_person(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Everybody may see why everybody gets what they get."""
    proposal = find(request, pk)
    share = get_object_or_404(
        Share.objects.select_related("person"), proposal=proposal, person__key=key
    )
    share.proposal = proposal
    return render(request, "payouts/why.html", explained(share, request))


@login_required
@require_safe
def earnings_why(request: MemberRequest, slug: str) -> HttpResponse:
    share = latest_share(request.user.person.pk, slug)
    if share is None:
        raise Http404
    return render(request, "payouts/why.html", explained(share, request))


def explained(share: Share, request: HttpRequest) -> dict[str, Any]:
    found = why(share, drafting.unpack(share.proposal))
    mine = share.person.user_id is not None and share.person.user_id == request.user.pk
    paid = [(one.piece_id, one.title, one.amount) for one in found.credited]
    paid += [(one.piece_id, one.title, one.amount) for one in found.passed]
    branches = [river.Branch(*one) for one in paid]
    if found.follows_allocation:
        branches = [river.Branch("", share.person.credit_name, found.exact)]
    return {
        "share": share,
        "proposal": share.proposal,
        "mine": mine,
        "why": found,
        "steps": steps.steps(found, mine=mine),
        "rivers": river.rivers(
            share.proposal, [river.Piece(*one) for one in found.pieces], branches=branches
        ),
        "section": "open_books",
    }
