"""That what a call promised was paid: written down, and taken back when it was a mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from accounts.models import Event, Person, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import Said, amount_of
from accounts.telling.said import said as _
from hitrecord.foundation.currency import format_minor
from hitrecord.foundation.locking import for_change
from projects.models import AmountPaid, Submission


def why_not_pay(submission: Submission, by: User) -> str:
    """Nobody writes down that they have their own money; whoever does keeps the money's records."""
    if not by.has_perm("projects.add_amountpaid"):
        return gettext("Finance writes down what was paid.")
    if submission.version.authorships.filter(person__in=Person.objects.names_of(by)).exists():
        return gettext("Somebody else has to write this down: the amount is yours.")
    if hasattr(submission, "amount_paid"):
        return gettext("It is written down as paid already.")
    if not Submission.objects.owed().filter(pk=submission.pk).exists():
        return gettext("Nothing was promised for this answer, or it is not accepted.")
    return ""


@transaction.atomic
def write_down_paid(*, submission: Submission, by: User, how: str, now: datetime) -> AmountPaid:
    """No money moves by this: it was paid, and here is how. Raises ValidationError."""
    locked = _locked(submission, why_not_pay, by)
    made = AmountPaid.objects.create(submission=locked, how=how, by=by, at=now)
    said = _("The %(amount)s for “%(title)s” is written down as paid to you")
    _tell(locked, by, done="amount paid", reason=how, said=said)
    return made


def why_not_take_back(submission: Submission, by: User) -> str:
    if not by.has_perm("projects.add_amountpaid"):
        return gettext("Finance writes down what was paid.")
    return "" if hasattr(submission, "amount_paid") else gettext("It is not written down as paid.")


@transaction.atomic
def take_back_paid(*, submission: Submission, by: User, reason: str) -> None:
    """It was a mistake: the amount is owed again. The audit log keeps both. Raises
    ValidationError."""
    locked = _locked(submission, why_not_take_back, by)
    AmountPaid.objects.filter(submission=locked).delete()
    said = _("The %(amount)s for “%(title)s” was written down as paid by mistake: it is owed")
    _tell(locked, by, done="amount paid: taken back", reason=reason, said=said)


def _locked(
    submission: Submission, why_not: Callable[[Submission, User], str], by: User
) -> Submission:
    rows = for_change(Submission.objects).select_related("call", "version")
    locked = rows.get(pk=submission.pk)
    if why := why_not(locked, by):
        raise ValidationError(why)
    return locked


def _tell(paid: Submission, by: User, *, done: str, reason: str, said: Said) -> None:
    """Its authors, and the log."""
    call, work = paid.call, paid.version.contribution
    minor, currency = (call.amount or 0, call.currency) if call else (0, "")
    written_so = format_minor(minor, currency) if call else ""
    detail = {"amount": written_so, "call": paid.call_id}
    written = audit.record(actor=by, action=done, target=paid, reason=reason, detail=detail)
    notify(
        recipients=User.objects.filter(person__authorships__version=paid.version).distinct(),
        event=Event.PAID,
        actor=None,
        subject=said % {"amount": amount_of(minor, currency) if call else "", "title": work.title},
        body=reason,
        url=call.get_absolute_url() if call else work.get_absolute_url(),
        target=work,
        key=f"amountpaid:{written.pk}",
    )
