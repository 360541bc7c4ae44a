"""Links in mails that act without signing in: signed, and good for as long as the account is."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from accounts.models import User

SALT = "accounts.unsubscribe"
OF_DIGEST = "-"


def token_of(user: User, what: str) -> str:
    """`what` is an event, or a digest: its pace, and the events in it."""
    return Signer(salt=SALT).sign(f"{user.pk}.{what}")


def of_digest(pace: str, events: Iterable[str]) -> str:
    return OF_DIGEST.join([pace, *sorted({str(event) for event in events})])


def read(token: str) -> tuple[int, str] | None:
    """(member, what) of a link that we made; None of any other."""
    try:
        number, _dot, what = Signer(salt=SALT).unsign(token).partition(".")
    except BadSignature:
        return None
    return int(number), what


def stop_link(user: User, what: str) -> str:
    return f"{settings.SITE_URL}{reverse('unsubscribe', args=[token_of(user, what)])}"


def stop_headers(user: User, what: str) -> dict[str, str]:
    """RFC 8058: the mail program shows a button of its own."""
    return {
        "List-Unsubscribe": f"<{stop_link(user, what)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
