"""The second step of the studio's staff: an app whose codes everybody can read at /dev/."""

from __future__ import annotations

import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)

from accounts.models import User

PERIOD = 30


def give(user: User) -> None:
    """Twice is as good as once."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, generate_totp_secret())


def codes(emails: list[str]) -> dict[str, str]:
    """Address → the six digits of this half minute."""
    apps = Authenticator.objects.filter(
        user__email__in=emails, type=Authenticator.Type.TOTP
    ).select_related("user")
    counter = int(time.time()) // PERIOD
    return {
        app.user.email: format_hotp_value(
            hotp_value(get_adapter().decrypt(app.data["secret"]), counter)
        )
        for app in apps
    }
