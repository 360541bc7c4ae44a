from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from contributions.forms.comment import CommentForm
from contributions.queries.talk import talk_of
from contributions.views.talk import address_of, where_of
from payouts import errands, river
from payouts.computing import direct, drafting, heads
from payouts.domain.money import GRAINS
from payouts.models import Proposal, Share, State
from payouts.queries import sizes
from payouts.queries.naming import called_for
from payouts.queries.objections import objections_to
from payouts.queries.revisions import differences, revisions_of
from payouts.queries.shares import shares_page
from payouts.queries.windows import clock_of, named_as

LINES = 50
"""Differences, and clocks, on a page."""


def find(request: HttpRequest, pk: int) -> Proposal:
    """A draft is not found, except by staff."""
    seen = Proposal.objects.visible_to(request.user)
    related = seen.select_related("production__project", "distribution", "computation", "thread")
    found = get_object_or_404(related.defer("document"), pk=pk)
    called_for(request.user, [found.production])
    return found


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, find(request, pk))


def show(
    request: HttpRequest, found: Proposal, form: CommentForm | None = None, **more: Any
) -> HttpResponse:
    """The page; with a form that was refused, everything typed is still in it."""
    shares = shares_page(found, request.GET.get("page"), reader_of(request))
    lines = direct.lines_of(found) if found.document_hash else direct.NOTHING
    talk = talk_of(found.thread_id, request.user, where_of(request), decides=_is_staff(request))
    asked = str(form["answers"].value() or "") if form else ""
    context: dict[str, Any] = {
        "proposal": found,
        "shares": shares.page,
        "page": shares.page,
        "my_page": shares.mine,
        "own": shares.own,
        "counted": shares.counted,
        "errand": errands.shown(found, to_staff=_is_staff(request)),
        "waived": lines.waived,
        "waiver_pages": not sizes.is_large(found),
        "influences": lines.influences,
        "rivers": _rivers(found, shares.own)
        if found.document_hash and shares.page.number == 1
        else None,
        "talk": talk,
        **_under_discussion(found, request),
        "comment_form": form or CommentForm(thread=found.thread),
        "answered": next(
            (each.id for each in talk.remarks if str(each.id) == asked and not each.is_withdrawn),
            None,
        ),
        "say_url": reverse("proposal_comments", args=[found.pk]),
        "talk_url": found.get_absolute_url(),
        "page_address": address_of(request, found.get_absolute_url()),
        "section": "open_books",
        **more,
    }
    return render(
        request, "payouts/proposal.html", context, status=422 if form and form.errors else 200
    )


def reader_of(request: HttpRequest) -> int | None:
    """The person who looks, if they are signed in."""
    return request.user.person.pk if request.user.is_authenticated else None


def _is_staff(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "sees_as_staff", False))


def _under_discussion(found: Proposal, request: HttpRequest) -> dict[str, Any]:
    """The clock, the objections and what a revision changed."""
    clock = clock_of(found) if found.state == State.OPEN else None
    reader = reader_of(request)
    return {
        "clock": clock,
        "mine_until": clock.end_for(named_as(found, reader)) if clock and reader else None,
        "objections": objections_to(found) if found.opened_at else [],
        "revisions": revisions_of(found, drafts=_is_staff(request)),
        "differences": Paginator(differences(found), LINES).get_page(request.GET.get("changes")),
        "clocks": Paginator(clock.people, LINES).get_page(request.GET.get("clocks"))
        if clock
        else None,
    }


@require_safe
def proposal_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Only the state of the computation, for the page to look again."""
    found = find(request, pk)
    context = {"proposal": found, "errand": errands.shown(found, to_staff=_is_staff(request))}
    return render(request, "payouts/_state.html", context)


@require_safe
def proposal_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The published bytes: their SHA-256 is the proposal's hash."""
    found = find(request, pk)
    content = drafting.content_of(found) if found.document_hash else b"{}"
    return HttpResponse(content, content_type="application/json")


def _rivers(found: Proposal, own: Collection[int]) -> list[river.River]:
    """With everybody at the mouth. Straight from the half in a later period, which has no pieces of
    its own, and in a lineage that is too large to be followed."""
    head = heads.of(found)
    pieces = [river.Piece(*one) for one in head["pieces"]] if head["mouth"] else []
    mouth, rest = (head["mouth"], head["rest"]) if head["mouth"] else _straight(found)
    if not mouth:
        return river.rivers(found, [])
    shares = Share.objects.filter(proposal=found, person__key__in=mouth)
    people = [
        river.Stream(
            share.person.credit_name,
            share.amount,
            _parts(mouth[share.person.key], found.pool),
            mine=share.pk in own,
        )
        for share in shares.select_related("person")
    ]
    if rest:
        others = found.pool - found.unallocated - sum(one.amount for one in people)
        parts = _parts(rest, found.pool)
        people.append(river.Stream(_("others"), others, parts, gathered=True))
    return river.rivers(found, pieces, people=people)


def _straight(found: Proposal) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Grains of the largest, and of all others together; two statements."""
    shares = Share.objects.filter(proposal=found)
    most = dict(shares.values_list("person__key", "grains")[: heads.MOST_DRAWN])
    rest = shares.aggregate(all=Sum("grains", default=0))["all"] - sum(most.values())
    return {key: {"": grains} for key, grains in most.items()}, {"": rest} if rest else {}


def _parts(grains: Mapping[str, int], pool: int) -> dict[str, Fraction]:
    return {piece: Fraction(pool * part, GRAINS) for piece, part in grains.items()}


def shares_of(found: Proposal) -> list[Share]:
    return list(Share.objects.filter(proposal=found).select_related("person"))
