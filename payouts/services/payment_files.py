"""A batch's payments as a file for a mass payment service: whole, and handed out knowingly. A line
that is uploaded twice is paid twice, and no service looks at what it saw in another file."""

from __future__ import annotations

import hashlib

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import AuditRecord, User
from accounts.services import audit
from hitrecord.foundation.currency import exponent
from hitrecord.foundation.locking import for_change
from payouts.domain.masspay import Payment, write
from payouts.domain.payout_states import ASKED, State, Status
from payouts.models import Batch, Transfer
from payouts.providers.masspay import NAME
from payouts.withdrawal.reserving import STANDING_STILL, is_frozen

FETCHED = "payment file fetched"
_NOT_IN_IT_YET = ASKED | {State.DRAFT, State.APPROVED, State.RESERVED}


def fetches_of(batch: Batch) -> QuerySet[AuditRecord]:
    """Who has it already, the last first."""
    kind = ContentType.objects.get_for_model(Batch)
    about = AuditRecord.objects.filter(target_type=kind, target_id=str(batch.pk), action=FETCHED)
    return about.select_related("actor").order_by("-pk")


def why_not_fetched(batch: Batch) -> str:
    """The sentence that stands in the way, or "". While payouts stand still no file goes out: with
    it the money would."""
    if is_frozen():
        return _(STANDING_STILL)
    if batch.payouts.filter(state__in=_NOT_IN_IT_YET).exists():
        return _("Not every payment is in the file yet. Wait until the workers are done with it.")
    lines = _lines(batch)
    if not lines.exists():
        return _("There is nothing in the file: no payment of this batch was handed over.")
    if lines.exclude(status=Status.PENDING).exists():
        return _("The service has answered for this file already, so it is not uploaded again.")
    return ""


@transaction.atomic
def fetch(*, batch: Batch, by: User, reason: str, seen: int) -> str:
    """The same CSV every time, with a line in the audit log for each. `seen` is how often it had
    been fetched when `by` was asked. Raises ValidationError."""
    locked = for_change(Batch.objects).get(pk=batch.pk)
    refusal = why_not_fetched(locked)
    if not refusal and fetches_of(locked).count() != seen:
        refusal = _("Somebody fetched it meanwhile. Open this page anew and ask them first.")
    if refusal:
        raise ValidationError(refusal)
    text = _written(locked)
    digest = hashlib.sha256(text.encode()).hexdigest()
    audit.record(actor=by, action=FETCHED, target=locked, reason=reason, detail={"sha256": digest})
    return text


def _lines(batch: Batch) -> QuerySet[Transfer]:
    references = batch.payouts.values("reference")
    return Transfer.objects.filter(provider=NAME, reference__in=references).order_by("pk")


def _written(batch: Batch) -> str:
    return write(
        Payment(
            receiver=row.receiver,
            amount=row.amount,
            currency=row.currency,
            exponent=exponent(row.currency),
            reference=row.reference,
            note=row.note,
            name=row.name,
        )
        for row in _lines(batch)
    )
