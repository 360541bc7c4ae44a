"""Paying out: one person makes a batch, another approves it, and neither is paid by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from payouts import tasks
from payouts.domain.payout_states import State
from payouts.models import Batch, KeptBack, Payout
from payouts.queries.accounts import is_own_money
from payouts.queries.booked import per_share
from payouts.queries.payability import Standing, standings
from payouts.setoff import lock_open, set_off
from payouts.withdrawal.reserving import STANDING_STILL, is_frozen

_MAKING: Final = 0x68690002
"""Of PostgreSQL's advisory locks."""


@transaction.atomic
def make_batch(
    *,
    currency: str,
    provider: str,
    by: User,
    now: datetime,
    below_threshold: Iterable[int] = (),
    reason: str = "",
) -> Batch:
    """A draft with a payout for everybody who can be paid, of their whole balance but for what
    copyright notices keep back; for those of `below_threshold` (payee ids) too, for which a reason
    is needed. Raises ValidationError."""
    small = set(below_threshold)
    if is_frozen():
        raise ValidationError(_(STANDING_STILL))
    if small and not reason.strip():
        raise ValidationError(_("Say why these are paid below their threshold."))
    _one_at_a_time()
    set_off(lock_open(currency))
    drafted = set(
        Payout.objects.filter(currency=currency, state=State.DRAFT).values_list("payee", flat=True)
    )
    payable = [
        one
        for one in standings(currency, now)
        if (not one.obstacle or (one.is_small and one.payee.pk in small))
        and one.destination
        and one.destination.is_reached_by(provider)
        and one.payee.pk not in drafted
    ]
    if not payable:
        raise ValidationError(_("Nobody can be paid in this currency now."))
    batch = Batch.objects.create(
        currency=currency, provider=provider, made_by=by, made_at=now, reason=reason
    )
    made = Payout.objects.bulk_create(_payouts(payable, batch, now))
    KeptBack.objects.bulk_create(
        KeptBack(payout=payout, share_id=share, notice=notice, amount=amount)
        for payout, one in zip(made, payable, strict=True)
        for share, notice, amount in per_share(one.kept)
    )
    audit.record(actor=by, action="payout batch made", target=batch, reason=reason)
    return batch


def _one_at_a_time() -> None:
    """So that nobody is in two; until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_MAKING])


def _payouts(payable: list[Standing], batch: Batch, now: datetime) -> Iterator[Payout]:
    numbered = Payout.objects.filter(payee__in=[one.payee.pk for one in payable])
    last = dict(
        numbered.values("payee")
        .annotate(last=Max("number"))
        .values_list("payee", "last")
        .order_by()
    )
    for one in payable:
        number = last.get(one.payee.pk, 0) + 1
        yield Payout(
            batch=batch,
            payee=one.payee,
            destination=one.destination,
            number=number,
            reference=f"P-{one.payee.pk}-{number}",
            provider=batch.provider,
            currency=one.currency,
            amount=one.amount,
            made_at=now,
            changed_at=now,
        )


def why_not_approved(batch: Batch, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if batch.approved_at:
        return _("This batch is approved already.")
    if batch.cancelled_at:
        return _("This batch was cancelled.")
    return _why_not_by(batch, by) or (_(STANDING_STILL) if is_frozen() else "")


def _why_not_by(batch: Batch, by: User) -> str:
    if not by.is_staff or not by.is_active:
        return _("Only staff approve payouts.")
    if batch.made_by_id == by.pk:
        return _("You made this batch, so somebody else has to approve it.")
    if is_paid_by(batch, by):
        return _("You are paid by this batch, so somebody else has to approve it.")
    if is_paid_by(batch, batch.made_by):
        return _("Whoever made this batch is paid by it. Cancel it; somebody else makes it anew.")
    return ""


def is_paid_by(batch: Batch, user: User) -> bool:
    return is_own_money(batch.payouts.order_by().values("payee"), user)


@transaction.atomic
def approve(*, batch: Batch, by: User, reason: str, now: datetime) -> Batch:
    """From here on the money leaves, each payout on its own, as soon as a worker found the books in
    order (payouts.withdrawal.releasing). Raises ValidationError."""
    locked = for_change(Batch.objects).get(pk=batch.pk)
    refusal = why_not_approved(locked, by)
    if refusal:
        raise ValidationError(refusal)
    locked.approved_by, locked.approved_at = by, now
    locked.save(update_fields=["approved_by", "approved_at"])
    audit.record(actor=by, action="payout batch approved", target=locked, reason=reason)
    afterwards(tasks.release.delay, locked.pk)
    return locked


@transaction.atomic
def cancel(*, batch: Batch, by: User, reason: str, now: datetime) -> Batch:
    """Before it is approved; nothing was set aside yet. Raises ValidationError."""
    locked = for_change(Batch.objects).get(pk=batch.pk)
    if locked.approved_at or locked.cancelled_at:
        raise ValidationError(_("Only a batch that nobody has approved yet can be cancelled."))
    locked.cancelled_by, locked.cancelled_at = by, now
    locked.save(update_fields=["cancelled_by", "cancelled_at"])
    locked.payouts.update(
        state=State.CANCELLED, changed_at=now, finished_at=now, reason=reason[:280]
    )
    audit.record(actor=by, action="payout batch cancelled", target=locked, reason=reason)
    return locked
