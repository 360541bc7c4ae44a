"""Which language somebody is spoken to in."""

from __future__ import annotations

from accounts.models import User


def speak(*, user: User, language: str) -> None:
    """On pages and in mails."""
    User.objects.filter(pk=user.pk).update(language=language)
