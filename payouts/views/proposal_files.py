"""A proposal for machines: who gets what, who waives, what is held or left over, and why."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hitrecord.foundation.currency import decimal_text
from hitrecord.foundation.programs import for_programs
from payouts.computing import direct
from payouts.domain.cells import safe_cell
from payouts.models import Hold, Proposal, State
from payouts.queries.naming import address_for
from payouts.queries.objections import objections_to
from payouts.queries.revisions import differences
from payouts.views.proposal import find, shares_of


@require_safe
@for_programs
def proposal_json(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    held = _held(found)
    people: list[dict[str, Any]] = [
        {
            "person": share.person.key,
            "name": share.person.credit_name,
            "grains": share.grains,
            "amount": share.amount,
        }
        | ({"held": _said(held[share.pk])} if share.pk in held else {})
        for share in shares_of(found)
    ]
    figures = ("currency", "income", "costs", "company", "pool", "unallocated", "document_hash")
    about = ("id", "number", "reason", "kind", "opened_at", "revised_at", "final_at")
    answer = {name: getattr(found, name) for name in (*about, *figures)}
    called = address_for(request.user, found.production)
    answer |= {"state": found.state, "production": called, "people": people}
    answer |= {"revises": found.revises_id, "follows": found.follows_id}
    booked = found.distribution.made_at if found.state == State.DISTRIBUTED else None
    answer |= {"distributed_at": booked, "changes": _changes(found), "objections": _said_to(found)}
    answer["waived"] = [
        {"person": one.key, "name": one.name, "reason": one.reason, "amount": one.amount}
        for one in _waived(found)
    ]
    answer["unallocated_because"] = _nobody() if found.unallocated else ""
    return JsonResponse(answer)


@require_safe
def proposal_csv(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(request, pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="proposal-{found.pk}.csv"'
    writer = csv.writer(response)
    writer.writerow(
        [_("Person"), _("Name"), _("Grains"), _("Amount"), _("Currency"), _("Held"), _("Because")]
    )
    for key, name, grains, amount, held, why in _lines(found):
        figures = (decimal_text(amount, found.currency), found.currency)
        less = decimal_text(held, found.currency) if held else ""
        writer.writerow([key, safe_cell(name), grains, *figures, less, safe_cell(why)])
    return response


def _lines(found: Proposal) -> Iterator[tuple[str, str, int, int, int, str]]:
    """(key, name, grains, amount, of it held or gone to others, why)."""
    held = _held(found)
    for share in shares_of(found):
        hold = held.get(share.pk)
        less = hold.amount if hold and not hold.paid else 0
        why = _because(hold) if hold and less else ""
        yield share.person.key, share.person.credit_name, share.grains, share.amount, less, why
    for one in _waived(found):
        yield one.key, one.name, 0, 0, 0, _("waives: %(why)s") % {"why": one.reason or "–"}
    if found.unallocated:
        yield "", _("Community pool"), 0, found.unallocated, 0, _nobody()


def _because(hold: Hold) -> str:
    went = _("went to the others: %(why)s") % {"why": hold.decision}
    return went if hold.settled_at else hold.reason


def _held(found: Proposal) -> dict[int, Hold]:
    """What waits for a decision, or was decided, by share."""
    return {hold.share_id: hold for hold in Hold.objects.filter(share__proposal=found)}


def _said(hold: Hold) -> dict[str, Any]:
    told = {"amount": hold.amount, "because": hold.reason}
    if not hold.settled_at:
        return told
    to = "person" if hold.paid else "others"
    return told | {"decided_at": hold.settled_at, "decision": hold.decision, "went_to": to}


def _changes(found: Proposal) -> list[dict[str, Any]]:
    """To the revision before, in minor units; None for who was not in it, or is not any more."""
    return [
        {"name": one.name, "before": one.before, "after": one.after} for one in differences(found)
    ]


def _said_to(found: Proposal) -> list[dict[str, Any]]:
    """As the page has them: of all revisions, without the words that a moderator took down."""
    if not found.opened_at:
        return []
    return [
        {
            "revision": one.proposal.number,
            "kind": one.kind,
            "words": "" if one.hidden_at else one.words,
            "answer": "" if one.answer_hidden_at else one.answer,
            "accepted": one.accepted,
        }
        for one in objections_to(found)
        if not one.withdrawn_at
    ]


def _waived(found: Proposal) -> list[direct.Named]:
    return direct.lines_of(found).waived if found.document_hash else []


def _nobody() -> str:
    return _("everybody it was meant for waives it")
