"""What a mass payment service says of the file that was uploaded there."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.afterwards import afterwards
from payouts import tasks
from payouts.domain.masspay import Answer
from payouts.domain.payout_states import OVER, State, Status, after
from payouts.freezing import freeze
from payouts.models import RESTORE, AnswerFile, Payout, Transfer
from payouts.providers import Known
from payouts.providers.masspay import NAME
from payouts.queries import restored
from payouts.services.service_files import difference, read_file
from payouts.withdrawal.reconciliation import freeze_over, over_here

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
    for (status, reason), references in _alike(said).items():
        sent = Transfer.objects.filter(provider=NAME, reference__in=references)
        sent.update(status=status, reason=reason)
        _ask_soon(references, status, now)
        _stop_what_was_over(references, status)
    audit.record(actor=by, action="provider's answer taken", target=made)
    return len(said)


def _alike(said: list[Answer]) -> dict[tuple[Status, str], list[str]]:
    """References of which the same is said. Of one that is named twice the last line counts; but
    what came back had left before, in whatever order the file says so."""
    last: dict[str, Answer] = {}
    for one in said:
        before = last.get(one.reference)
        if not (before and before.status == Status.RETURNED and one.status == Status.PAID):
            last[one.reference] = one
    alike: dict[tuple[Status, str], list[str]] = {}
    for one in last.values():
        alike.setdefault((one.status, one.reason[:280]), []).append(one.reference)
    return alike


def _ask_soon(references: list[str], status: Status, now: datetime) -> None:
    """What is on its way is due at once, and the sweep rings for it. What was over is rung for
    where that is news: money that came back."""
    payouts = Payout.objects.filter(provider=NAME, reference__in=references)
    payouts.in_flight().update(due_at=now)
    arrived = payouts.filter(state=State.PAID)
    if after(State.PAID, status)[0] != State.PAID:
        for pk in arrived.values_list("pk", flat=True):
            afterwards(tasks.hear.delay, pk)


def _stop_what_was_over(references: list[str], status: Status) -> None:
    """What was given back, and arrived all the same, would leave once more with the next batch."""
    over = Payout.objects.filter(provider=NAME, reference__in=references, state__in=OVER)
    freeze_over(
        (
            found
            for payout in over
            for found in over_here(
                payout, Known(payout.reference, payout.amount, payout.currency, status)
            )
        ),
        NAME,
    )


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
    wrong += _contradictions(said)
    if wrong:
        more = _("and %(n)s lines more") % {"n": len(wrong) - MOST_SAID}
        listed = [*wrong[:MOST_SAID], *([more] if len(wrong) > MOST_SAID else [])]
        raise ValidationError([*listed, _("Nothing was changed. Ask the service before anything.")])
    return strange


def _contradictions(said: list[Answer]) -> list[str]:
    """A payment that failed keeps its money, and one that arrived does not: a file that says both
    is unclear, and what is unclear is never believed."""
    ends: dict[str, Answer] = {}
    found = []
    for one in said:
        if one.status not in (Status.PAID, Status.FAILED):
            continue
        before = ends.setdefault(one.reference, one)
        if before.status != one.status:
            told = {"line": one.line, "reference": one.reference, "before": before.line}
            found.append(
                _(
                    "Line %(line)s: it says the opposite of line %(before)s about whether "
                    "%(reference)s arrived."
                )
                % told
            )
    return found
