"""What a copyright notice keeps back is its author's all the same: two people of finance decide."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.models import CopyrightNotice
from hitrecord.foundation.locking import for_change
from payouts.models import Clearance, Payee
from payouts.queries.accounts import is_own_money, users_of
from payouts.queries.stopped import why_not_ended


@transaction.atomic
def put_down(
    *, notice: CopyrightNotice, payee: Payee, reason: str, by: User, now: datetime
) -> Clearance:
    """Nothing is paid before a second person confirms it. Raises ValidationError."""
    for_change(Payee.objects).get(pk=payee.pk)  # two at once see each other
    if Clearance.objects.filter(notice=notice, payee=payee, dropped_at=None).exists():
        raise ValidationError(_("This is put down already."))
    refusal = why_not_ended(notice, payee, now)
    if refusal:
        raise ValidationError(refusal)
    made = Clearance(
        notice=notice, payee=payee, reason=reason.strip()[:280], made_by=by, made_at=now
    )
    made.full_clean()
    made.save()
    audit.record(actor=by, action="noticed money to be released", target=made, reason=reason)
    return made


def why_not_confirm(found: Clearance, by: User, now: datetime) -> str:
    """The sentence that stands in the way, or ""."""
    if found.made_by_id == by.pk:
        return _("You put this down, so somebody else has to confirm it.")
    if is_own_money([found.payee_id], by):
        return _("It is about your own money, so somebody else has to do it.")
    return why_not_drop(found) or why_not_ended(found.notice, found.payee, now)


def why_not_drop(found: Clearance) -> str:
    if found.confirmed_at:
        return _("This is confirmed already.")
    return _("This was dropped.") if found.dropped_at else ""


@transaction.atomic
def confirm(*, clearance: Clearance, by: User, reason: str, now: datetime) -> Clearance:
    """The next batch pays it, and its author reads why. Raises ValidationError."""
    locked = for_change(Clearance.objects).get(pk=clearance.pk)
    refusal = why_not_confirm(locked, by, now)
    if refusal:
        raise ValidationError(refusal)
    locked.confirmed_by, locked.confirmed_at = by, now
    locked.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record(actor=by, action="noticed money released", target=locked, reason=reason)
    notify(
        recipients=users_of([locked.payee.person_id]),
        event=Event.WAITING,
        subject=_("What waited because of “%(title)s” is yours")
        % {"title": locked.notice.work.title},
        body=locked.reason,
        url=reverse("earnings"),
        target=locked,
        key=f"clearance-{locked.pk}",
    )
    return locked


@transaction.atomic
def drop(*, clearance: Clearance, by: User, reason: str, now: datetime) -> Clearance:
    """It stays to be seen, and releases nothing. Raises ValidationError."""
    locked = for_change(Clearance.objects).get(pk=clearance.pk)
    refusal = why_not_drop(locked)
    if refusal:
        raise ValidationError(refusal)
    locked.dropped_by, locked.dropped_at = by, now
    locked.save(update_fields=["dropped_by", "dropped_at"])
    audit.record(actor=by, action="release of noticed money dropped", target=locked, reason=reason)
    return locked
