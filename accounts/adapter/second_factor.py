from __future__ import annotations

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets lie encrypted in the database: a stolen backup opens no account."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("Turn off the second step first, then add the address."),
        "cannot_generate_recovery_codes": _("First add an app or a passkey, then make codes."),
        "incorrect_code": _("That did not fit. Codes change often: try the one you see now."),
        "unverified_email": _("First confirm your e-mail address, or remove it."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """With another SECRET_KEY no old secret can be read: then nothing fits, until it is set up
        anew. A fixed answer would be one that anybody could guess."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return str(generate_totp_secret())

    def build_totp_svg(self, url: str) -> str:
        """Dark on white, by night too: apps read nothing else."""
        head, path, rest = super().build_totp_svg(url).partition("<path")
        return f'{head}<rect width="100%" height="100%" fill="#fff"/>{path}{rest}'

    def generate_authenticator_name(self, user: User, type: str) -> str:
        return str(gettext("Passkey"))

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)


def _cipher() -> Fernet:
    key = hashlib.sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
