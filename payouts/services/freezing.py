"""Payouts go on again: every finding was answered, the books and the providers were asked once
more, and a second person agrees. How they came to stand still: `payouts.freezing`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from payouts import freezing, tasks
from payouts.models import Comparison, Freeze
from payouts.providers.all import names
from payouts.queries import restored

UNTOLD = gettext_lazy(
    "After the restore our own record cannot say what the mass payment service paid. Upload its "
    "list of payments, from the last one known here until today, or say that nothing was sent."
)


@transaction.atomic
def answer(*, freeze: Freeze, findings: Iterable[int], by: User, words: str, now: datetime) -> None:
    """Say what these findings (their ids) turned out to be. Raises ValidationError."""
    locked = _locked(freeze)
    if locked.lifted_at:
        raise ValidationError(_("This was lifted already."))
    chosen = list(findings)
    if any(one.pk in chosen for one in restored.untold(locked)):
        raise ValidationError(UNTOLD)
    _answer(locked, chosen, by, words, now)
    audit.record(actor=by, action="finding answered", target=locked, reason=words)


@transaction.atomic
def say_nothing_was_sent(*, freeze: Freeze, by: User, words: str, now: datetime) -> None:
    """To the mass payment service since the backup that was restored; in place of its list.
    Raises ValidationError."""
    locked = _locked(freeze)
    if locked.lifted_at:
        raise ValidationError(_("This was lifted already."))
    _answer(locked, [one.pk for one in restored.untold(locked)], by, words, now)
    audit.record(actor=by, action="said that nothing was sent since", target=locked, reason=words)


def _answer(locked: Freeze, chosen: list[int], by: User, words: str, now: datetime) -> None:
    if not words.strip():
        raise ValidationError(_("Say what it was."))
    answered = locked.findings.unanswered().filter(pk__in=chosen)
    if not answered.update(answered_at=now, answered_by=by, answer=words):
        raise ValidationError(_("This is answered already."))


def why_not_ask(freeze: Freeze) -> str:
    """The sentence that stands in the way, or ""."""
    if freeze.lifted_at:
        return _("This was lifted already.")
    left = freeze.findings.unanswered().count()
    return _("Findings without an answer: %(n)s. Answer each first.") % {"n": left} if left else ""


@transaction.atomic
def ask(*, freeze: Freeze, by: User, reason: str, now: datetime) -> Freeze:
    """That payouts go on; every provider is asked anew. Can be asked again. Raises
    ValidationError."""
    locked = _locked(freeze)
    refusal = why_not_ask(locked) or _without(reason)
    if refusal:
        raise ValidationError(refusal)
    locked.asked_at, locked.asked_by, locked.reason = now, by, reason
    locked.save(update_fields=["asked_at", "asked_by", "reason"])
    audit.record(actor=by, action="asked that payouts go on", target=locked, reason=reason)
    for name in names():
        afterwards(tasks.compare.delay, name)
    return locked


def why_not_lift(freeze: Freeze, by: User) -> str:
    """The sentence that stands in the way, or "". The books are not asked here."""
    refusal = why_not_ask(freeze)
    if refusal:
        return refusal
    if not freeze.asked_at:
        return _("Nobody has asked yet that payouts go on.")
    if freeze.asked_by_id == by.pk:
        return _("You asked that payouts go on, so somebody else has to decide it.")
    late = [name for name in names() if not _is_fresh(name, freeze.asked_at)]
    words = _("Not compared with %(name)s since it was asked for. Wait a moment, or ask again.")
    return words % {"name": late[0]} if late else ""


def _is_fresh(name: str, since: datetime) -> bool:
    return Comparison.objects.filter(
        provider=name, tried_at__gte=since, failing_since=None
    ).exists()


def lift(*, freeze: Freeze, by: User, reason: str, now: datetime) -> Freeze:
    """By a second person. The books are looked at first; what is found there is one more finding,
    whatever becomes of this. Raises ValidationError."""
    refusal = why_not_lift(freeze, by) or _without(reason)
    if refusal:
        raise ValidationError(refusal)
    found = freezing.check_books()
    if found:
        words = _("The books are still not in order: %(finding)s Payouts stand still.")
        raise ValidationError(words % {"finding": found[0]})
    return _lift(freeze, by, reason, now)


@transaction.atomic
def _lift(freeze: Freeze, by: User, reason: str, now: datetime) -> Freeze:
    locked = _locked(freeze)
    refusal = why_not_lift(locked, by)
    if refusal:
        raise ValidationError(refusal)
    locked.lifted_at, locked.lifted_by = now, by
    locked.save(update_fields=["lifted_at", "lifted_by"])
    audit.record(actor=by, action="payouts go on", target=locked, reason=reason)
    return locked


def _without(reason: str) -> str:
    return "" if reason.strip() else _("Say why payouts may go on.")


def _locked(freeze: Freeze) -> Freeze:
    return for_change(Freeze.objects).get(pk=freeze.pk)
