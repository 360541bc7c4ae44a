"""Changing a handle: links with the old one lead on, and nobody else can take it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Event, FormerHandle, RetiredHandle, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said
from hitrecord.foundation.locking import for_change

MOST = 5


def why_not_take(handle: str, old: str, user: User) -> str:
    """The sentence that stands in the way, or ""."""
    kept = FormerHandle.objects.filter(handle__iexact=handle).exclude(user=user)
    if RetiredHandle.holds(handle):
        return _("This handle cannot be taken.")
    if kept.exists() or User.objects.filter(handle__iexact=handle).exclude(pk=user.pk).exists():
        return _("Somebody already has this handle.")
    had = FormerHandle.objects.filter(user=user).exclude(handle__iexact=handle)
    if handle != old and had.count() >= MOST:
        return _("You changed it %s times: links with all of those still lead to you.") % MOST
    return ""


def retire(*, user: User) -> None:
    """All that they ever had, within the transaction in which they leave: who takes one would
    stand where links and mentions still mean them."""
    former = FormerHandle.objects.filter(user=user).values_list("handle", flat=True)
    rows = [RetiredHandle(digest=RetiredHandle.digest_of(one)) for one in {user.handle, *former}]
    RetiredHandle.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def rename(*, user: User, old: str, now: datetime) -> None:
    """`user` is saved with its new handle. Raises ValidationError for one that is kept for others,
    so that two who change at once do not end up with each other's links."""
    for_change(User.objects).get(pk=user.pk)
    refusal = why_not_take(user.handle, old, user)
    if refusal:
        raise ValidationError(refusal)
    FormerHandle.objects.filter(user=user, handle__iexact=user.handle).delete()
    FormerHandle.objects.get_or_create(handle=old, user=user, defaults={"until": now})


@transaction.atomic
def rename_for(*, user: User, handle: str, by: User, reason: str, now: datetime) -> None:
    """By staff, who give a reason that the member is told. Raises ValidationError."""
    held = for_change(User.objects).get(pk=user.pk)
    old = held.handle
    if handle == old:
        raise ValidationError(_("This is their handle already."))
    held.handle = handle
    rename(user=held, old=old, now=now)
    held.validate_constraints()
    held.save(update_fields=["handle"])
    detail = {"from": old, "to": handle}
    made = audit.record(actor=by, action="renamed", target=held, reason=reason, detail=detail)
    notify(
        recipients=[held],
        event=Event.MODERATED,
        subject=said("Staff gave you another handle: @%(handle)s") % {"handle": handle},
        url=held.get_absolute_url() or "/",
        target=held,
        key=f"renamed-{made.pk}",
        body=reason,
    )
