"""Mails to people without an account, in the product's look; kept until the mail server takes
them."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string

from accounts.models import Envelope
from hitrecord.foundation.text import one_line


def to_outside(
    *, to: str, subject: str, words: str, path: str, label: str, name: str = ""
) -> Envelope:
    """Not saved yet. `words` are paragraphs between empty lines; `path` is where `label` leads."""
    subject = one_line(subject)[:200]
    context = {
        "name": name,
        "subject": subject,
        "words": words,
        "link": f"{settings.SITE_URL}{path}",
        "label": label,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    return Envelope(
        to=to,
        subject=subject,
        text=render_to_string("accounts/mail/outside.txt", context),
        html=render_to_string("accounts/mail/outside.html", context),
    )
