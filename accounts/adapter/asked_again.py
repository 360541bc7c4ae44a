"""A link to confirm an address is sent once in three minutes, which whoever asks again is told."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

_SECONDS: Final = 180
JUST_SENT: Final = _(
    "A link was sent to you less than three minutes ago: look for that one. Nothing there? In three"
    " minutes you can sign in again for a new one."
)


def asked_again(address: str) -> bool:
    """The first time it is not, and within three minutes of that it is."""
    name = sha256(address.lower().encode()).hexdigest()
    return not cache.add(f"confirmation-asked:{name}", True, _SECONDS)
