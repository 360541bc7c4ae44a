"""Another e-mail address for an account: asked for, agreed to by both, or stopped."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.mailing import addresses
from accounts.mailing.voice import speaking_to
from accounts.models import AddressChange, User
from accounts.services import letters, sessions
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.rate import is_too_often

DAY = 24 * 3600
MOST_A_DAY = 5


@transaction.atomic
def begin(*, user: User, new: str, now: datetime) -> AddressChange:
    """Write to both. An address that has an account gets no link, and nobody is told that it has
    one. A change that was begun before is stopped: its links do nothing any more."""
    user = for_change(User.objects).get(pk=user.pk)
    if new.lower() == user.email.lower():
        raise ValidationError(_("That is the address we write to already."), code="same")
    if is_too_often(f"address:{user.pk}", most=MOST_A_DAY, seconds=DAY):
        text = _("You asked for this five times today. Nothing has changed; go on tomorrow.")
        raise ValidationError(text, code="often")
    stop_open(user=user, now=now)
    change = AddressChange.objects.create(
        user=user, old=user.email, new=new, begun_at=now, old_takes_no_mail=user.is_unreached
    )
    with speaking_to(user):
        mails = [] if user.is_unreached else [addresses.to_old(change)]
        write = addresses.to_taken if _is_taken(new, user) else addresses.to_new
        mails.append(write(change))
    _post(mails)
    return change


def stop_open(*, user: User, now: datetime) -> int:
    rows = AddressChange.objects.filter(user=user, finished_at=None, stopped_at=None)
    return rows.update(stopped_at=now)


@transaction.atomic
def agree(*, change: AddressChange, side: str, now: datetime) -> AddressChange:
    """One of the two says yes; with the second one it is done."""
    change = _held(change)
    if change.finished_at or change.is_over(now):
        return change
    field = "old_agreed_at" if side == addresses.OLD else "new_agreed_at"
    setattr(change, field, getattr(change, field) or now)
    if change.is_agreed:
        _finish(change, now)
    change.save()
    return change


@transaction.atomic
def stop(*, change: AddressChange, now: datetime) -> AddressChange:
    """The old address says no: then somebody else sat at an open session, and all of them end."""
    change = _held(change)
    if not change.finished_at and not change.stopped_at:
        change.stopped_at = now
        change.save(update_fields=["stopped_at"])
        sessions.end(user=change.user)
    return change


def _held(change: AddressChange) -> AddressChange:
    rows = AddressChange.objects.select_related("user")
    return rows.select_for_update(of=("self", "user")).get(pk=change.pk)


def _finish(change: AddressChange, now: datetime) -> None:
    """Stopped instead when the address got an account of its own meanwhile."""
    user = change.user
    if _is_taken(change.new, user):
        change.stopped_at = now
        return
    change.finished_at = now
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=change.new, verified=True, primary=True)
    user.email = change.new
    user.save(update_fields=["email"])


def _is_taken(address: str, user: User) -> bool:
    taken = EmailAddress.objects.filter(email__iexact=address, verified=True).exclude(user=user)
    return taken.exists() or User.objects.filter(email__iexact=address).exclude(pk=user.pk).exists()


def _post(mails: list[EmailMultiAlternatives]) -> None:
    for mail in mails:
        transaction.on_commit(partial(letters.send, mail))
