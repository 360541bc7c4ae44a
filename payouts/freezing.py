"""What is not in order, in the books or with a provider, stops all payouts until two people of
finance let them go on (`payouts.services.freezing`)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from accounts.models import Event
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from payouts import integrity
from payouts.models import BOOKS, RESTORE, RESTORED_SERVICE, Batch, Finding, Freeze
from payouts.queries.office import staff_with

LONGEST = 500


def check_books() -> list[str]:
    """What is broken, as sentences. Freezes payouts and tells finance when anything is."""
    found = list(integrity.problems())
    if found:
        freeze(found)
    return found


@transaction.atomic
def check_after_runs(now: datetime) -> None:
    """Look at the books once more when the last payout of a batch has ended. Safe to run any
    number of times at once: what another worker is looking after is left to it."""
    ended = Batch.objects.ended().filter(checked_at=None)
    batches = list(for_change(ended, skips_held=True))
    if batches:
        check_books()
        Batch.objects.filter(pk__in=[one.pk for one in batches]).update(checked_at=now)


def freeze(found: list[str], source: str = BOOKS) -> Freeze | None:
    """Every finding is kept once, also what is found while a freeze stands, and finance is told of
    each. What a provider says and two people answered and let go is known: None then."""
    told = [one[:LONGEST] for one in dict.fromkeys(found)]
    if source not in (BOOKS, RESTORE, RESTORED_SERVICE):
        told = [one for one in told if one not in _let_go(source)]
    return _freeze(told, source) if told else None


@transaction.atomic
def freeze_restored(made_at: str) -> None:
    """These books are of then. What was paid since only the providers can say."""
    words = "Restored from a backup of {}. Ask every provider what it paid since."
    freeze([words.format(made_at)], RESTORE)
    words = (
        "What was uploaded to the mass payment service after {} is forgotten here. Upload its own "
        "list of payments since then, or say that nothing was sent."
    )
    freeze([words.format(made_at)], RESTORED_SERVICE)


def _let_go(source: str) -> set[str]:
    known = Finding.objects.filter(source=source, freeze__lifted_at__isnull=False)
    return set(known.values_list("sentence", flat=True))


@transaction.atomic
def _freeze(told: list[str], source: str) -> Freeze:
    made, is_new = for_change(Freeze.objects).get_or_create(lifted_at=None)
    known = set(made.findings.filter(source=source).values_list("sentence", flat=True))
    new = [Finding(freeze=made, source=source, sentence=one) for one in told if one not in known]
    if new:
        Finding.objects.bulk_create(new)
        # whoever asked that payouts go on did not know of these
        Freeze.objects.filter(pk=made.pk).update(asked_at=None, asked_by=None, reason="")
        _tell(made, new, is_new)
    return made


def _tell(made: Freeze, new: list[Finding], is_new: bool) -> None:
    words = "\n".join(one.sentence for one in new)[:2000]
    action = "payouts frozen" if is_new else "more was found while payouts are frozen"
    audit.record(actor=None, action=action, target=made, reason=words)
    notify(
        recipients=staff_with("payouts.change_freeze"),
        event=Event.UNREACHED,
        subject=_("Payouts are frozen: look at what was found")
        if is_new
        else _("More was found while payouts are frozen"),
        body=words,
        url=reverse("admin:payouts_freeze_change", args=[made.pk]),
        target=made,
        key=f"freeze-{made.pk}" if is_new else f"freeze-{made.pk}-{new[0].pk}",
    )
