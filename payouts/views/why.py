from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Person
from contributions.views.member import MemberRequest
from hitrecord.foundation.address import address_of
from payouts import river
from payouts.computing import direct, heads
from payouts.domain.document import DocumentError
from payouts.explained import steps
from payouts.explained.held_steps import held_steps
from payouts.models import Proposal, Share
from payouts.queries.accounts import theirs
from payouts.queries.decided import decided_of
from payouts.queries.earnings import latest_share
from payouts.queries.sizes import is_large
from payouts.queries.why import Why
from payouts.services.tellings import ask_why, given_up, why_of
from payouts.views.proposal import find, reader_of


@require_safe
def proposal_person(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Everybody may see why everybody gets what they get, or what they left to the others."""
    found = find(request, pk)
    if key in heads.of(found)["waived"]:
        return _given_up(found, key, request)
    return _told(_find(request, pk, key), request)


@require_POST
def proposal_telling(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Whoever presses the button has it worked out, also without an account: machines that follow
    every link do not press."""
    share = _find(request, pk, key)
    if is_large(share.proposal):
        try:
            ask_why(share=share, now=timezone.now(), visitor=_visitor(request))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
    return redirect("proposal_person", pk, key)


def _visitor(request: HttpRequest) -> str:
    """The address of whoever has no account."""
    return "" if request.user.is_authenticated else address_of(request)


@login_required
@require_safe
def earnings_why(request: MemberRequest, slug: str) -> HttpResponse:
    share = latest_share(request.user.person.pk, slug)
    if share is None:
        raise Http404
    return _told(share, request)


def _find(request: HttpRequest, pk: int, key: str) -> Share:
    proposal = find(request, pk)
    share = get_object_or_404(
        Share.objects.select_related("person"), proposal=proposal, person__key=key
    )
    share.proposal = proposal
    return share


def _given_up(found: Proposal, key: str, request: HttpRequest) -> HttpResponse:
    """Of a large proposal its page says how much, which nobody need wait for."""
    if is_large(found) or found.follows_id:
        raise Http404
    person = get_object_or_404(Person, key=key)
    try:
        why = given_up(found, person)
    except DocumentError:  # they waive, and nothing of theirs is in it
        raise Http404 from None
    context = _explained(why, why.share, request)
    line = next(one for one in direct.lines_of(found).waived if one.key == key)
    context["steps"] = [*context["steps"][:-1], steps.left(why, line.reason)]
    return render(request, "payouts/why.html", context | {"given_up": True})


def _told(share: Share, request: HttpRequest) -> HttpResponse:
    found = why_of(share)
    if not isinstance(found, Why):
        context = {"share": share, "proposal": share.proposal, "telling": found}
        return render(request, "payouts/why_waits.html", context | {"section": "open_books"})
    return render(request, "payouts/why.html", _explained(found, share, request))


def _whose(share: Share, *, mine: bool) -> str:
    """What is waived goes to the others."""
    name = Truncator(share.person.credit_name).chars(28)
    return "" if not share.pk else _("to you") if mine else _("to %(name)s") % {"name": name}


def _explained(found: Why, share: Share, request: HttpRequest) -> dict[str, Any]:
    reader = reader_of(request)
    mine = reader is not None and Share.objects.filter(theirs(reader), pk=share.pk).exists()
    mine = mine or reader == share.person_id
    paid = [(one.piece_id, one.title, one.amount) for one in found.credited]
    paid += [(one.piece_id, one.title, one.amount) for one in found.passed]
    raised = found.raised
    branches = [river.Branch(piece, text, one * raised, raised) for piece, text, one in paid]
    waived = direct.lines_of(share.proposal).waived if raised != 1 else []
    if found.follows_allocation:
        branches = [river.Branch("", share.person.credit_name, Fraction(share.amount))]
    return {
        "share": share,
        "proposal": share.proposal,
        "mine": mine,
        "why": found,
        "steps": steps.steps(found, mine=mine, waived=[one.name for one in waived]),
        "decided": held_steps(share, decided_of(share), mine=mine) if share.pk else [],
        "rivers": river.rivers(
            share.proposal,
            [river.Piece(*one) for one in found.pieces],
            branches=branches,
            to=_whose(share, mine=mine),
        ),
        "section": "open_books",
    }
