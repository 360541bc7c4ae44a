"""Staff blank a profile: its words and its picture, never the name that is credited."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import ProfileRemoval, User
from hitrecord.foundation.locking import for_change


def is_blank(user: User) -> bool:
    return not (user.bio or user.open_to or user.person.avatar)


@transaction.atomic
def blank(*, user: User, by: User, now: datetime) -> bool:
    """By a decision of staff, which the caller checks. False when there is nothing to take."""
    held = for_change(User.objects).select_related("person").get(pk=user.pk)
    if is_blank(held):
        return False
    kept = {"bio": held.bio, "open_to": held.open_to, "avatar": held.person.avatar.name or ""}
    ProfileRemoval.objects.create(user=held, by=by, at=now, **kept)
    held.bio = held.open_to = ""
    held.save(update_fields=["bio", "open_to"])
    held.person.avatar = ""
    held.person.save(update_fields=["avatar"])
    return True


@transaction.atomic
def give_back(*, user: User, taken_at: datetime) -> None:
    """What the member wrote or hung since stays; the rest is as it was."""
    held = for_change(User.objects).select_related("person").get(pk=user.pk)
    for row in ProfileRemoval.objects.filter(user=held, at=taken_at):
        held.bio, held.open_to = held.bio or row.bio, held.open_to or row.open_to
        held.save(update_fields=["bio", "open_to"])
        if not held.person.avatar:
            held.person.avatar = row.avatar
            held.person.save(update_fields=["avatar"])
        row.delete()
