"""What a member muted, by name."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Mute, User
from accounts.queries.seen import unseen


@dataclass(frozen=True, slots=True)
class Muted:
    name: str
    key: str


def mutes_of(user: User) -> list[Muted]:
    """Of what is not there for them any more only that it was."""
    rows = list(Mute.objects.filter(user=user).prefetch_related("target"))
    gone = unseen(rows, user)
    return [
        Muted(
            _("Something that is not there any more")
            if row.pk in gone or row.target is None
            else str(row.target),
            f"mute.{row.target_type_id}.{row.target_id}",
        )
        for row in rows
    ]
