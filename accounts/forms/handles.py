"""Handles nobody has, and those nobody can have."""

from __future__ import annotations

from itertools import chain

from django.utils.text import slugify

from accounts.models import FormerHandle, RetiredHandle, User
from accounts.models.user import HANDLE_LENGTH

_LATIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
"""Letters that no accent can be taken from: without these they would be left out."""


def free_handle(name: str) -> str:
    """A handle made from the name that nobody has yet; a long one ends after a whole word."""
    stem = _cut(slugify(name.lower().translate(_LATIN))).strip("-_") or "member"
    taken = (
        set(User.objects.filter(handle__startswith=stem).values_list("handle", flat=True))
        | set(FormerHandle.objects.filter(handle__startswith=stem).values_list("handle", flat=True))
        | RESERVED
    )
    numbered = (f"{stem}-{number}" for number in range(2, 100_000))
    free = (one for one in chain([stem], numbered) if one not in taken)
    return next(one for one in free if not RetiredHandle.holds(one))


def _cut(slug: str) -> str:
    most = HANDLE_LENGTH - 6
    return slug if len(slug) <= most else slug[: most + 1].rpartition("-")[0] or slug[:most]


RESERVED = {"admin", "staff", "help", "settings", "me", "hitrecord", "support", "moderator"}
