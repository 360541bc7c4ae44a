"""What a mass payment service says of the file that was uploaded there."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.services import audit
from payouts import tasks
from payouts.domain.masspay import Answer
from payouts.freezing import freeze
from payouts.models import RESTORE, AnswerFile, Payout, Transfer
from payouts.providers.masspay import NAME
from payouts.queries import restored
from payouts.services.service_files import difference, read_file

FORGOTTEN = gettext_lazy(
    "%(reference)s: The service's answer %(file)s names it, and these restored books do not know "
    "it. Upload the service's own list, which says how much it was."
)
MOST_SAID = 20
"""Sentences about one file."""


@transaction.atomic
def take_answer(*, text: str, by: User, now: datetime) -> int:
    """Believe the service's answer, whole or not at all; how many payments it spoke of. What
    becomes of them is worked out in the background. Raises ValidationError."""
    said = read_file(text)
    strange = _strange(said)
    digest = hashlib.sha256(text.encode()).hexdigest()
    made, created = AnswerFile.objects.get_or_create(
        provider=NAME,
        sha256=digest,
        defaults={"text": text, "received_by": by, "received_at": now},
    )
    if not created:
        raise ValidationError(_("This very file was taken already. Nothing was changed."))
    if strange:
        freeze([FORGOTTEN % {"reference": one, "file": made.pk} for one in strange], RESTORE)
    for one in said:
        Transfer.objects.filter(provider=NAME, reference=one.reference).update(
            status=one.status, reason=one.reason[:280]
        )
    payouts = Payout.objects.filter(provider=NAME, reference__in=[one.reference for one in said])
    for pk in payouts.values_list("pk", flat=True):
        transaction.on_commit(partial(tasks.hear.delay, pk), robust=True)
    audit.record(actor=by, action="provider's answer taken", target=made)
    return len(said)


def _strange(said: list[Answer]) -> list[str]:
    """References we do not know. After a restore they are what was forgotten; else a mistake."""
    references = {one.reference for one in said}
    ours = Transfer.objects.filter(provider=NAME, reference__in=references)
    sent = {one.reference: one for one in ours}
    strange = sorted(references - set(sent))
    if strange and not restored.stands():
        raise ValidationError(
            ngettext(
                "The file names a payment that is not ours: %(names)s. Nothing was changed.",
                "The file names payments that are not ours: %(names)s. Nothing was changed.",
                len(strange),
            )
            % {"names": ", ".join(strange[:5])}
        )
    wrong = [
        why
        for one in said
        if one.reference in sent and (why := difference(one, sent[one.reference]))
    ]
    if wrong:
        more = _("and %(n)s lines more") % {"n": len(wrong) - MOST_SAID}
        listed = [*wrong[:MOST_SAID], *([more] if len(wrong) > MOST_SAID else [])]
        raise ValidationError([*listed, _("Nothing was changed. Ask the service before anything.")])
    return strange
