"""What no other record books: put down by one person, booked when a second one confirms it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.currency import format_minor
from hitrecord.foundation.locking import for_change
from payouts import books
from payouts.domain.adjustments import PAIRS, Kind
from payouts.models import Adjustment, Budget
from payouts.queries.waivers import gains
from payouts.services.income import record_budget


@transaction.atomic
def put_down(*, adjustment: Adjustment, by: User, now: datetime) -> Adjustment:
    """Nothing is booked before a second person confirms it. Raises ValidationError."""
    adjustment.made_by, adjustment.made_at = by, now
    adjustment.full_clean()
    refusal = _why_not_covered(adjustment)
    if refusal:
        raise ValidationError(refusal)
    adjustment.save(force_insert=True)
    audit.record(
        actor=by, action="adjustment put down", target=adjustment, reason=adjustment.reason
    )
    return adjustment


def why_not_confirm(found: Adjustment, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if found.confirmed_at or found.dropped_at:
        return why_not_drop(found)
    if found.made_by_id == by.pk:
        return _("You put this down, so somebody else has to confirm it.")
    if found.production and gains(by, found.production):
        return _("You are credited there, so somebody else has to confirm it.")
    return _why_not_covered(found)


def why_not_drop(found: Adjustment) -> str:
    if found.confirmed_at:
        return _("This is confirmed already.")
    return _("This was dropped.") if found.dropped_at else ""


@transaction.atomic
def confirm(*, adjustment: Adjustment, by: User, reason: str, now: datetime) -> Adjustment:
    """It is booked, in one entry, once. Raises ValidationError."""
    locked = for_change(Adjustment.objects).get(pk=adjustment.pk)
    refusal = why_not_confirm(locked, by)
    if refusal:
        raise ValidationError(refusal)
    locked.confirmed_by, locked.confirmed_at = by, now
    locked.save(update_fields=["confirmed_by", "confirmed_at"])
    _book(locked, by)
    audit.record(actor=by, action="adjustment confirmed", target=locked, reason=reason)
    return locked


@transaction.atomic
def drop(*, adjustment: Adjustment, by: User, reason: str, now: datetime) -> Adjustment:
    """It stays to be seen, and is never booked. Raises ValidationError."""
    locked = for_change(Adjustment.objects).get(pk=adjustment.pk)
    refusal = why_not_drop(locked)
    if refusal:
        raise ValidationError(refusal)
    locked.dropped_by, locked.dropped_at = by, now
    locked.save(update_fields=["dropped_by", "dropped_at"])
    audit.record(actor=by, action="adjustment dropped", target=locked, reason=reason)
    return locked


def why_not_reverse(found: Adjustment) -> str:
    if not found.confirmed_at or found.reverses_id:
        return _("Only what was confirmed can be reversed, and a reversal is not.")
    if found.kind == Kind.GRANT:
        return _("It is a budget of its production now: reverse that.")
    if found.reversals.filter(dropped_at=None).exists():
        return _("This is reversed already, or waits for a second person.")
    return ""


def reverse(*, adjustment: Adjustment, by: User, reason: str, now: datetime) -> Adjustment:
    """Puts down the mirror, for a second person to confirm. Raises ValidationError."""
    refusal = why_not_reverse(adjustment)
    if refusal:
        raise ValidationError(refusal)
    same = {name: getattr(adjustment, name) for name in ("kind", "provider", "currency", "amount")}
    mirror = Adjustment(reverses=adjustment, reason=reason.strip()[:280], **same)
    return put_down(adjustment=mirror, by=by, now=now)


def _book(found: Adjustment, by: User) -> None:
    key = f"adjustment:{found.pk}"
    if found.reverses:
        of = f"adjustment:{found.reverses_id}"
        books.reverse(of=of, key=key, source=found, actor=by, memo=found.reason)
        return
    if found.production:
        what = _("From the community pool: %(reason)s") % {"reason": found.reason}
        budget = Budget(what=what[:200], amount=found.amount, currency=found.currency)
        budget.production, budget.adjustment = found.production, found
        record_budget(budget=budget, by=by)
        return
    to, away = (_account(name, found) for name in PAIRS[Kind(found.kind)])
    lines = [(to, found.amount), (away, -found.amount)]
    books.post(key=key, kind="adjustment", lines=lines, source=found, actor=by, memo=found.reason)


def _account(name: str, found: Adjustment) -> books.Account:
    if name == "provider":
        return books.at_provider(found.provider, found.currency)
    plain = {
        "bank": books.bank,
        "fees": books.fees,
        "company": books.company,
        "community": books.community_pool,
    }
    return plain[name](found.currency)


def _why_not_covered(found: Adjustment) -> str:
    """The database does not let the community pool be overdrawn either."""
    takes = PAIRS[Kind(found.kind)][1 if found.reverses_id else 0] == "community"
    if not takes:
        return ""
    lies = books.community().get(found.currency, 0)
    if lies >= found.amount:
        return ""
    return _("Only %(amount)s lies in the community pool.") % {
        "amount": format_minor(lies, found.currency)
    }
