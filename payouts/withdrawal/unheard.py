"""Finance hears of what a provider told us and nobody could make anything of."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from accounts.models import Event
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.text import as_sentence
from payouts.models import Webhook
from payouts.queries.office import staff_with

AT_ONCE = 200


def tell_of_unheard(now: datetime) -> None:
    """Safe to run any number of times: of each they are told once, until it is tried again."""
    given_up = Webhook.objects.filter(quarantined_at__isnull=False, told_at=None)
    for told in given_up.order_by("id")[:AT_ONCE]:
        _tell(told, now)


@transaction.atomic
def _tell(told: Webhook, now: datetime) -> None:
    if not Webhook.objects.filter(pk=told.pk, told_at=None).update(told_at=now):
        return
    notify(
        recipients=staff_with("payouts.change_webhook"),
        event=Event.UNREACHED,
        subject=_("%(provider)s told us something that could not be worked out")
        % {"provider": told.provider.capitalize()},
        body=_("%(reason)s It is kept, and can be tried again.")
        % {"reason": as_sentence(told.reason)},
        url=reverse("admin:payouts_webhook_change", args=[told.pk]),
        target=told,
        key=f"webhook-{told.pk}-{told.quarantined_at:%Y%m%d%H%M%S%f}",
    )
