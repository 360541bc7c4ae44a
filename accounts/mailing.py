"""The mail of a notice: claimed, handed to the mail server, recorded as delivered."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import MailDelivery, Notice
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.leases import Lease, LeaseLost

logger = logging.getLogger(__name__)
RETRY_AFTER = timedelta(minutes=5)


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
    MailDelivery.objects.retry_later(
        lease, timezone.now(), reason=type(error).__name__, after=RETRY_AFTER
    )


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
