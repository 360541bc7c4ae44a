"""What a mass payment service says of the file that was uploaded there."""

from __future__ import annotations

import csv
import hashlib
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.services import audit
from payouts import tasks
from payouts.domain.masspay import Answer, NotAnAnswer, read
from payouts.models import AnswerFile, Payout, Transfer
from payouts.providers.masspay import NAME


@transaction.atomic
def take_answer(*, text: str, by: User, now: datetime) -> int:
    """Believe the service's answer, whole or not at all; how many payments it spoke of. What
    becomes of them is worked out in the background. Raises ValidationError."""
    said = _read(text)
    _known(said)
    digest = hashlib.sha256(text.encode()).hexdigest()
    made, created = AnswerFile.objects.get_or_create(
        provider=NAME,
        sha256=digest,
        defaults={"text": text, "received_by": by, "received_at": now},
    )
    if not created:
        raise ValidationError(_("This very file was taken already. Nothing was changed."))
    for one in said:
        Transfer.objects.filter(provider=NAME, reference=one.reference).update(
            status=one.status, reason=one.reason[:280]
        )
    payouts = Payout.objects.filter(provider=NAME, reference__in=[one.reference for one in said])
    for pk in payouts.values_list("pk", flat=True):
        transaction.on_commit(partial(tasks.hear.delay, pk), robust=True)
    audit.record(actor=by, action="provider's answer taken", target=made)
    return len(said)


def _read(text: str) -> list[Answer]:
    try:
        said = list(read(text))
    except NotAnAnswer as unread:
        if unread.line == 0:
            raise ValidationError(
                _("The file needs columns named “Reference ID” and “Status”.")
            ) from unread
        raise ValidationError(
            _("Line %(line)s cannot be understood (%(why)s). Nothing was changed.")
            % {"line": unread.line, "why": unread.why}
        ) from unread
    except csv.Error as unread:
        raise ValidationError(_("That is not a CSV file.")) from unread
    if not said:
        raise ValidationError(_("The file says nothing about any payment."))
    return said


def _known(said: list[Answer]) -> None:
    references = {one.reference for one in said}
    ours = Transfer.objects.filter(provider=NAME, reference__in=references)
    strange = sorted(references - set(ours.values_list("reference", flat=True)))
    if strange:
        raise ValidationError(
            ngettext(
                "The file names a payment that is not ours: %(names)s. Nothing was changed.",
                "The file names payments that are not ours: %(names)s. Nothing was changed.",
                len(strange),
            )
            % {"names": ", ".join(strange[:5])}
        )
