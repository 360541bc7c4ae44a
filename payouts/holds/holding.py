"""Holding a disputed share alone, or what of every share depends on a disputed source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from contributions.models import Dispute, Source
from hitrecord.foundation.locking import for_change
from payouts.holds.disputed import amounts_otherwise
from payouts.holds.hold_words import tell_held
from payouts.holds.noticed import unheld_shares
from payouts.models import Distribution, Hold, Objection, Proposal, Share
from payouts.queries.windows import is_named

HELD = "share held"


def why_not_hold(proposal: Proposal, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if not proposal.opened_at or proposal.revised_at:
        return _("Only a share of the published proposal can be held.")
    if Distribution.objects.filter(proposal=proposal).exists():
        return _(
            "This is booked already. What is not paid yet of a work that a copyright notice stands "
            "against waits by itself."
        )
    return _("You are named in it.") if is_named(proposal, by) else ""


@transaction.atomic
def hold_share(
    *, share: Share, by: User, reason: str, now: datetime, objection: Objection | None = None
) -> Hold:
    """Hold all of it; the rest of the proposal is paid. Raises ValidationError."""
    _lock(share.proposal_id, by, reason)
    return _hold(share, share.amount, reason, by, now, objection=objection)


@transaction.atomic
def hold_source_now(
    *,
    proposal: Proposal,
    source: Source | Dispute,
    by: User,
    reason: str,
    now: datetime,
    objection: Objection | None = None,
) -> list[Hold]:
    """Hold of each share what depends on the source: the published amount less the smaller of
    the amounts with and without it, also of one that is claimed. Raises ValidationError."""
    locked = _lock(proposal.pk, by, reason)
    other = amounts_otherwise(locked, source)
    shares = Share.objects.filter(proposal=locked).select_related("person").order_by("pk")
    at_stake = {one: one.amount - other.get(one.person.key, 0) for one in shares}
    affected = {share: amount for share, amount in at_stake.items() if amount > 0}
    why = named(source) | {"objection": objection}
    held = [
        _hold(share, min(share.amount, amount + _held_before(share)), reason, by, now, **why)
        for share, amount in affected.items()
        if not _is_held_for(share, source)
    ]
    if affected and not held:
        raise ValidationError(_already())
    return held


@transaction.atomic
def hold_noticed(*, proposal: Proposal, by: User, reason: str, now: datetime) -> list[Hold]:
    """Hold the shares of whoever made works that a copyright notice stands against; the rest is
    paid. Raises ValidationError."""
    locked = _lock(proposal.pk, by, reason)
    found = list(unheld_shares(locked))
    return [_hold(share, share.amount, reason, by, now) for share in found]


def _lock(pk: int, by: User, reason: str) -> Proposal:
    locked = for_change(Proposal.objects).get(pk=pk)
    refusal = why_not_hold(locked, by) or ("" if reason.strip() else _("Say why it is held."))
    if refusal:
        raise ValidationError(refusal)
    return locked


def _hold(
    share: Share,
    amount: int,
    reason: str,
    by: User,
    now: datetime,
    **why: Source | Dispute | Objection | None,
) -> Hold:
    if not amount:
        raise ValidationError(_("There is nothing to hold in a share of nothing."))
    told = {"amount": amount, "reason": reason[:280], "held_by": by, "held_at": now}
    made, created = Hold.objects.get_or_create(share=share, defaults=told | why)
    if not created:
        if made.amount >= amount:
            raise ValidationError(_already())
        _raise_to(made, told | why)
    tell_held(made)
    audit.record(
        actor=by, action=HELD, target=share.proposal, reason=reason, detail={"hold": made.pk}
    )
    return made


def _raise_to(hold: Hold, told: Mapping[str, Any]) -> None:
    """More of the share is held, for more than one reason: no single source says whose it is."""
    reason = f"{told['reason']} ({hold.reason})"[:280]
    more = dict(told) | {"reason": reason, "source": None, "claim": None}
    more["objection"] = told.get("objection") or hold.objection
    for name, value in more.items():
        setattr(hold, name, value)
    hold.save(update_fields=list(more))


def named(source: Source | Dispute) -> dict[str, Any]:
    """By the field of a hold, or of an errand."""
    return {"claim" if isinstance(source, Dispute) else "source": source}


def _is_held_for(share: Share, source: Source | Dispute) -> bool:
    """Whole, or for this very source."""
    whole = Q(amount__gte=share.amount) | Q(**named(source))
    return Hold.objects.filter(whole, share=share).exists()


def _held_before(share: Share) -> int:
    hold = Hold.objects.filter(share=share).first()
    return hold.amount if hold else 0


def _already() -> str:
    return _("A share in this is held already.")
