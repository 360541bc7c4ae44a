"""Handles nobody has, and those nobody can have."""

from __future__ import annotations

from django.utils.text import slugify

from accounts.models import FormerHandle, User
from accounts.models.user import HANDLE_LENGTH


def free_handle(name: str) -> str:
    """A handle made from the name that nobody has yet."""
    stem = slugify(name)[: HANDLE_LENGTH - 6].strip("-_") or "member"
    taken = (
        set(User.objects.filter(handle__startswith=stem).values_list("handle", flat=True))
        | set(FormerHandle.objects.filter(handle__startswith=stem).values_list("handle", flat=True))
        | RESERVED
    )
    if stem not in taken:
        return stem
    return next(h for n in range(2, 100_000) if (h := f"{stem}-{n}") not in taken)


RESERVED = {"admin", "staff", "help", "settings", "me", "hitrecord", "support", "moderator"}
