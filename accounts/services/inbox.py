"""What a member does with what they were told. Nothing is ever deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from accounts.models import Mute, Notice, User
from accounts.queries.groups import Key
from accounts.queries.inbox import COLUMNS


def mark(
    *,
    user: User,
    now: datetime,
    is_read: bool = True,
    notice: int | None = None,
    group: Key | None = None,
) -> int:
    """One, a group, or with neither all of them; how many changed."""
    rows = Notice.objects.of(user).on_site().filter(read_at__isnull=is_read)
    if notice is not None:
        rows = rows.filter(pk=notice)
    if group is not None:
        rows = rows.filter(**dict(zip(COLUMNS, group, strict=True)))
    return rows.update(read_at=now if is_read else None)


def mute(*, user: User, target: Model | Key) -> None:
    """Hear no more of what others say about it."""
    Mute.objects.get_or_create(user=user, **_key(target))


def unmute(*, user: User, target: Model | Key) -> bool:
    return bool(Mute.objects.filter(user=user, **_key(target)).delete()[0])


def _key(target: Model | Key) -> dict[str, Any]:
    if isinstance(target, Model):
        kind = ContentType.objects.get_for_model(target).pk
        return {"target_type_id": kind, "target_id": target.pk}
    return {"target_type_id": target[1], "target_id": target[2]}
