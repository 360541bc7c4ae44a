"""Mails of the account leave at once, while somebody waits for them; else they wait themselves."""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException
from typing import Final

from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from accounts.mailing.away import is_away, say_if_shut, say_it_is_there
from accounts.models import Envelope

logger = logging.getLogger(__name__)
SOON = timedelta(minutes=1)


AT_MOST: Final = 3
"""Seconds that a page waits for the mail server; the workers have more patience."""


def send(mail: EmailMultiAlternatives) -> None:
    if is_away():
        _keep(mail)
        return
    mail.connection = get_connection(timeout=AT_MOST)
    try:
        mail.send()
    except (OSError, SMTPException) as error:
        logger.warning("a letter waits: %s", type(error).__name__)
        say_if_shut(error)
        _keep(mail)
    else:
        say_it_is_there()


def _keep(mail: EmailMultiAlternatives) -> None:
    html = [str(part[0]) for part in mail.alternatives]
    Envelope.objects.create(
        to=mail.to[0],
        subject=mail.subject[:200],
        text=str(mail.body),
        html=html[0] if html else "",
        due_at=timezone.now() + SOON,
    )
