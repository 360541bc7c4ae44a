"""What is not in order, in the books or with a provider, stops all payouts until somebody of
finance lifts it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from accounts.models import Event
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from payouts import integrity
from payouts.models import Batch, Freeze
from payouts.queries.office import staff_with


def check_books() -> list[str]:
    """What is broken, as sentences. Freezes payouts and tells finance when anything is; a
    freeze that stands is not made twice."""
    found = list(integrity.problems())
    if found:
        freeze(found)
    return found


@transaction.atomic
def check_after_runs(now: datetime) -> None:
    """Look at the books once more when the last payout of a batch has ended. Safe to run any
    number of times at once: what another worker is looking after is left to it."""
    ended = Batch.objects.ended().filter(checked_at=None)
    batches = list(ended.select_for_update(skip_locked=True, of=["self"]))
    if batches:
        check_books()
        Batch.objects.filter(pk__in=[one.pk for one in batches]).update(checked_at=now)


@transaction.atomic
def freeze(found: list[str]) -> Freeze:
    made, created = Freeze.objects.get_or_create(
        lifted_at=None, defaults={"problems": "\n".join(found)}
    )
    if created:
        audit.record(actor=None, action="payouts frozen", target=made, reason=made.problems[:2000])
        notify(
            recipients=staff_with("payouts.change_freeze"),
            event=Event.UNREACHED,
            subject=_("Payouts are frozen: look at what was found"),
            body=made.problems[:2000],
            url=reverse("admin:payouts_freeze_change", args=[made.pk]),
            target=made,
            key=f"freeze-{made.pk}",
        )
    return made
