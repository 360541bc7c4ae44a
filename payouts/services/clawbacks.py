"""Money that went to the wrong person: put down by one, confirmed by another, set off later."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from django.urls import reverse

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import amount_of
from accounts.telling.said import said as _
from contributions.models import CopyrightNotice
from hitrecord.foundation.currency import format_minor
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.text import as_sentence
from payouts import books
from payouts.models import Clawback, Payee
from payouts.queries.accounts import is_own_money, users_of
from payouts.queries.stopped import why_not_ended
from payouts.setoff import lock_open, set_off


@transaction.atomic
def put_down(
    *, payee: Payee, to: Payee | None, currency: str, amount: int, reason: str, by: User,
    now: datetime, notice: CopyrightNotice | None = None,
) -> Clawback:  # fmt: skip
    """Nothing moves before a second person confirms it; then what a copyright notice keeps back of
    theirs ends, if it is for one. Raises ValidationError for more than was ever booked for the
    payee, with what was put down before."""
    for_change(Payee.objects).get(pk=payee.pk)  # two at once see each other
    before = Clawback.objects.filter(payee=payee, currency=currency, dropped_at=None)
    wrong = before.aggregate(sum=Sum("amount", default=0))["sum"]
    if amount + wrong > books.earned_by(payee, currency):
        raise ValidationError(_why_too_much(wrong, currency))
    refusal = notice and why_not_ended(notice, payee, now, currency)
    if refusal:
        raise ValidationError(refusal)
    made = Clawback(
        payee=payee, to=to, currency=currency, amount=amount, reason=reason.strip()[:280],
        made_by=by, made_at=now, notice=notice,
    )  # fmt: skip
    made.full_clean()
    made.save()
    audit.record(actor=by, action="clawback put down", target=made, reason=reason)
    return made


def _why_too_much(wrong: int, currency: str) -> str:
    if not wrong:
        return _("That is more than was ever booked for them in this currency.")
    words = _("With the %(amount)s put down before that is more than was ever booked for them.")
    return words % {"amount": format_minor(wrong, currency)}


def why_not_confirm(found: Clawback, by: User) -> str:
    """The sentence that stands in the way, or ""."""
    if found.made_by_id == by.pk:
        return _("You put this down, so somebody else has to confirm it.")
    return why_not_drop(found) or _why_not_by(found, by)


def why_not_drop(found: Clawback) -> str:
    if found.confirmed_at:
        return _("This is confirmed already.")
    return _("This was dropped.") if found.dropped_at else ""


@transaction.atomic
def confirm(*, clawback: Clawback, by: User, reason: str, now: datetime) -> Clawback:
    """The company advances it to whom it belongs; the payee is told. Raises ValidationError."""
    locked = for_change(Clawback.objects).get(pk=clawback.pk)
    ends = locked.notice and why_not_ended(locked.notice, locked.payee, now, locked.currency)
    refusal = why_not_confirm(locked, by) or ends
    if refusal:
        raise ValidationError(refusal)
    locked.confirmed_by, locked.confirmed_at = by, now
    locked.save(update_fields=["confirmed_by", "confirmed_at"])
    open_ones = lock_open(locked.currency, [locked.payee_id])
    payables = books.payables([locked.payee, *filter(None, [locked.to])], locked.currency)
    gets = payables[locked.to.pk] if locked.to else books.company(locked.currency)
    # both at once: a distribution to the two goes by the order of their accounts
    books.lock_balances(payables.values())
    books.post(
        key=f"clawback:{locked.pk}",
        kind="clawback",
        lines=[
            (books.clawback(locked.payee, locked.currency), locked.amount),
            (gets, -locked.amount),
        ],
        source=locked,
        actor=by,
        memo=locked.reason,
    )
    set_off(open_ones)
    audit.record(actor=by, action="clawback confirmed", target=locked, reason=reason)
    _tell(locked)
    locked.refresh_from_db()
    return locked


@transaction.atomic
def drop(*, clawback: Clawback, by: User, reason: str, now: datetime) -> Clawback:
    """Put down by mistake: it stays to be seen, and takes nothing. Raises ValidationError."""
    locked = for_change(Clawback.objects).get(pk=clawback.pk)
    refusal = why_not_drop(locked)
    if refusal:
        raise ValidationError(refusal)
    locked.dropped_by, locked.dropped_at = by, now
    locked.save(update_fields=["dropped_by", "dropped_at"])
    audit.record(actor=by, action="clawback dropped", target=locked, reason=reason)
    return locked


def why_not_let_go(found: Clawback, by: User) -> str:
    if not found.confirmed_at or found.let_go_at or not found.left:
        return _("There is nothing left to let go.")
    return _why_not_by(found, by)


def _why_not_by(found: Clawback, by: User) -> str:
    """Nobody decides about money that is taken from them, or given to them."""
    if is_own_money([one for one in (found.payee_id, found.to_id) if one], by):
        return _("It is about your own money, so somebody else has to do it.")
    return ""


@transaction.atomic
def let_go(*, clawback: Clawback, by: User, reason: str, now: datetime) -> Clawback:
    """The company bears what is left. Raises ValidationError."""
    locked = for_change(Clawback.objects).get(pk=clawback.pk)
    refusal = why_not_let_go(locked, by)
    if refusal:
        raise ValidationError(refusal)
    locked.let_go_by, locked.let_go_at = by, now
    locked.save(update_fields=["let_go_by", "let_go_at"])
    books.post(
        key=f"letgo:{locked.pk}",
        kind="clawback",
        lines=[
            (books.company(locked.currency), locked.left),
            (books.clawback(locked.payee, locked.currency), -locked.left),
        ],
        source=locked,
        actor=by,
        memo=reason,
    )
    audit.record(actor=by, action="clawback let go", target=locked, reason=reason)
    return locked


def _tell(made: Clawback) -> None:
    taken = {"amount": amount_of(made.amount, made.currency)}
    notify(
        recipients=users_of([made.payee.person_id]),
        event=Event.WAITING,
        subject=_("%(amount)s is set off against what you earn next") % taken,
        body=_("%(reason)s You owe nothing: nobody asks you to pay it back.")
        % {"reason": as_sentence(made.reason)},
        url=reverse("earnings"),
        target=made,
        key=f"clawback-{made.pk}",
    )
