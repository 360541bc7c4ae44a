"""Mails of the account leave at once, while somebody waits for them; else they wait themselves."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from accounts.models import Envelope

logger = logging.getLogger(__name__)
SOON = timedelta(minutes=1)


def send(mail: EmailMultiAlternatives) -> None:
    try:
        mail.send()
    except (OSError, SMTPException) as error:
        logger.warning("a letter waits: %s", type(error).__name__)
        html = [str(part[0]) for part in mail.alternatives]
        Envelope.objects.create(
            to=mail.to[0],
            subject=mail.subject[:200],
            text=str(mail.body),
            html=html[0] if html else "",
            due_at=timezone.now() + SOON,
        )
