"""Whether the mail server answers at all: who has waited for it in vain tells the others."""

from __future__ import annotations

from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPException,
    SMTPHeloError,
    SMTPServerDisconnected,
)
from typing import Final

from django.core.cache import cache

_KEY: Final = "mail-server-away"
_SECONDS: Final = 60
_NOBODY_THERE: Final = (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPHeloError,
    SMTPServerDisconnected,
)
_SHUT: Final = (ConnectionRefusedError, SMTPConnectError)


def is_away() -> bool:
    """Within the last minute: meanwhile rows stay due, and nobody waits for it."""
    return bool(cache.get(_KEY))


def say_if_away(error: BaseException) -> None:
    is_refusal = isinstance(error, SMTPException) and not isinstance(error, _NOBODY_THERE)
    if isinstance(error, OSError) and not is_refusal:
        cache.set(_KEY, True, _SECONDS)


def say_if_shut(error: BaseException) -> None:
    """For who could not wait long: that it is slow today keeps no worker from trying."""
    if isinstance(error, _SHUT):
        say_if_away(error)


def say_it_is_there() -> None:
    """It took a mail: whoever found it away was unlucky."""
    cache.delete(_KEY)
