"""Connecting one's account at Stripe: begun here, done there, looked at when they come back."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from accounts.models import User
from accounts.services import audit
from payouts.models import Method, StripeAccount
from payouts.providers import Rejected, Unclear, connecting
from payouts.queries.misdirected import misdirected
from payouts.services.destinations import payee_of, send_to


def begin(*, by: User, now: datetime, again: str, back: str) -> str:
    """Where Stripe asks them. Raises Rejected or Unclear; twice is as good as once."""
    payee = payee_of(by)
    known = StripeAccount.objects.filter(payee=payee).first()
    if known is None:
        account = connecting.open_account(payee=payee.pk, email=by.email)
        known, is_new = StripeAccount.objects.get_or_create(
            payee=payee, defaults={"account": account, "made_at": now}
        )
        if is_new:
            audit.record(actor=by, action="stripe account begun", target=payee)
    return connecting.link(account=known.account, again=again, back=back)


def look(*, by: User, now: datetime) -> StripeAccount | None:
    """What Stripe says of it now; from when it is ready money goes there. Raises Rejected or
    Unclear; None when nothing was begun."""
    known = StripeAccount.objects.filter(payee__person__user=by).first()
    if known is None:
        return None
    known.state = connecting.state_of(known.account)
    known.save(update_fields=["state"])
    if known.state == StripeAccount.State.READY and not _goes_there(known):
        name = by.person.credit_name
        send_to(by=by, method=Method.STRIPE, name=name, account=known.account, now=now)
    return known


def _goes_there(known: StripeAccount) -> bool:
    """Already, and the last payment got through."""
    last = known.payee.destinations.order_by("-pk").first()
    if last is None or last.account != known.account:
        return False
    return not misdirected([last.pk])


def look_at_all(now: datetime) -> None:
    """At those that Stripe is checking: it may take days."""
    checked = StripeAccount.objects.filter(state=StripeAccount.State.CHECKED)
    for known in checked.select_related("payee__person__user"):
        user = known.payee.person.user
        if user and user.is_active:
            with suppress(Rejected, Unclear):
                look(by=user, now=now)
