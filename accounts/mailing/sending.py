"""The mail of one notice."""

from __future__ import annotations

import logging
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mailing.answers import why_refused
from accounts.mailing.away import is_away, say_it_is_there
from accounts.mailing.composing import compose
from accounts.mailing.voice import speaking_to
from accounts.mailing.waiting import came_back, got_through, wait
from accounts.models import MailDelivery, Notice, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.queries.seen import veil
from accounts.queries.unwanted import unwanted
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.leases import Lease, LeaseLost

logger = logging.getLogger(__name__)


def deliver(pk: int) -> None:
    """Send one mail unless it is sent, held by another worker, part of a digest or not yet due."""
    now = timezone.now()
    lease = None if is_away() else MailDelivery.objects.alone().claim(pk, now)
    if lease is None:
        return
    notice = Notice.objects.select_related("recipient__person", "actor").get(mail=pk)
    user = notice.recipient
    with speaking_to(user):
        needless = why_needless(notice, user)
        if needless:
            MailDelivery.objects.quarantine(lease, now, reason=needless, needless_at=now)
            return
        try:
            compose(notice).send()
        except Exception as error:  # a mail server fails in many ways; the row says which
            _failed(lease, notice, error, now)
        else:
            sent(lease)
            got_through(user)
            say_it_is_there()


def why_needless(notice: Notice, user: User) -> str:
    """A sentence when nobody should be mailed this any more. What is about money and rights is
    mailed to everybody who is still here, without the title of what they cannot see."""
    if not user.is_active:
        return _("Its recipient has left.")
    if notice.event not in MONEY_AND_RIGHTS:
        if notice.on_site and notice.read_at:
            return _("It was read on the site, or taken back, before it could be mailed.")
        if veil([notice], user):
            return _("What it was about cannot be seen any more.")
    if unwanted([notice], user):
        return _("Its recipient wants no such mails any more.")
    return ""


def _failed(lease: Lease, notice: Notice, error: Exception, now: datetime) -> None:
    why = why_refused(error)
    if not why:
        is_urgent = notice.event in MONEY_AND_RIGHTS
        hours = None if is_urgent else notice.recipient.hours
        wait(MailDelivery.objects, lease, error, hours=hours)
        return
    came_back(notice.recipient, why, now)
    reason = _("The address does not take our mail. Its server says: %s") % why
    MailDelivery.objects.quarantine(lease, now, reason=reason, bounced_at=now)


def sent(lease: Lease) -> None:
    try:
        MailDelivery.objects.finish(lease, database_now())
    except LeaseLost:
        # Sending took longer than the lease, or somebody closed the row: it is theirs now.
        logger.warning("mail delivery %s was taken over while it was sent", lease.pk)
