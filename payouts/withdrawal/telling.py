"""The payee hears what became of a payout: it arrived, or it did not, with the reason."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import Event
from accounts.services.notices import notify
from accounts.telling.said import amount_of
from accounts.telling.said import said as _
from hitrecord.foundation.text import as_sentence
from payouts.domain.payout_states import OVER, State
from payouts.models import Payout
from payouts.queries.accounts import users_of


def tell(payout: Payout) -> None:
    """In the transaction of the change; nothing to say while it is on its way."""
    if payout.state != State.PAID and payout.state not in OVER:
        return
    if payout.state == State.PAID:
        subject, body = _("%(amount)s was paid to you"), _("It went to %(place)s.")
    else:
        subject = _("%(amount)s could not be paid and is yours again")
        body = _("%(reason)s It is on your balance.")
        if payout.is_place_wrong:
            body = _("%(reason)s It is on your balance. Say again where your money goes.")
    said = {
        "amount": amount_of(payout.amount, payout.currency),
        "place": payout.destination or "",
        "reason": _(as_sentence(payout.reason)) if payout.reason else "",
    }
    notify(
        recipients=users_of([payout.payee.person_id]),
        event=Event.PAID,
        subject=subject % said,
        body=body % said,
        url=reverse("earnings"),
        target=payout,
        key=f"payout-{payout.pk}-{payout.state}",
    )
