"""The mail of a notice: claimed, handed to the mail server, recorded as delivered."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import Envelope, MailDelivery, Notice
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.leases import Lease, LeaseLost

logger = logging.getLogger(__name__)
RETRY_AFTER = {1: timedelta(minutes=5), 2: timedelta(minutes=60)}
"""After which attempt we wait how long: a mail server may be down for an hour."""


def deliver(pk: int) -> None:
    """Send one mail unless it is sent, held by another worker or not yet due."""
    lease = MailDelivery.objects.claim(pk, timezone.now())
    if lease is None:
        return
    notice = Notice.objects.select_related("recipient__person").get(mail=pk)
    try:
        compose(notice).send()
    except Exception as error:  # a mail server fails in many ways; the row says which
        give_back(lease, error)
    else:
        sent(lease)


def sent(lease: Lease) -> None:
    try:
        MailDelivery.objects.finish(lease, database_now())
    except LeaseLost:
        # Sending took longer than the lease, or somebody closed the row: it is theirs now.
        logger.warning("mail delivery %s was taken over while it was sent", lease.pk)


def give_back(lease: Lease, error: Exception) -> None:
    logger.warning("mail delivery %s failed: %s", lease.pk, type(error).__name__)
    wait(MailDelivery.objects, lease, error)


def wait(rows: Any, lease: Lease, error: Exception) -> None:
    attempts = rows.values_list("attempts", flat=True).get(pk=lease.pk)
    after = RETRY_AFTER.get(attempts, RETRY_AFTER[2])
    rows.retry_later(lease, timezone.now(), reason=type(error).__name__, after=after)


def post(pk: int) -> None:
    """Send a letter of the account that could not be sent at once; then it is gone."""
    lease = Envelope.objects.claim(pk, timezone.now())
    if lease is None:
        return
    letter = Envelope.objects.get(pk=pk)
    mail = EmailMultiAlternatives(subject=letter.subject, body=letter.text, to=[letter.to])
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    try:
        mail.send()
    except Exception as error:  # a mail server fails in many ways; the row says which
        logger.warning("letter %s failed: %s", pk, type(error).__name__)
        wait(Envelope.objects, lease, error)
    else:
        Envelope.objects.held(lease).delete()


def compose(notice: Notice) -> EmailMultiAlternatives:
    context = {
        "notice": notice,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "link": f"{settings.SITE_URL}{notice.url}",
        "is_always_mailed": notice.event in MONEY_AND_RIGHTS,
        "choice": f"{settings.SITE_URL}{reverse('notice_settings')}",
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(notice.subject.split()),
        body=render_to_string("accounts/mail/notice.txt", context),
        to=[notice.recipient.email],
        headers={"Message-ID": f"<notice-{notice.pk}@{settings.SITE_URL.split('//')[-1]}>"},
    )
    mail.attach_alternative(render_to_string("accounts/mail/notice.html", context), "text/html")
    return mail
