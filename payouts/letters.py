"""Mail to people who have no account: a link with which they claim what is theirs."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mailing.answers import why_refused
from accounts.mailing.away import is_away, say_it_is_there
from accounts.mailing.returns import returning
from accounts.mailing.waiting import wait
from accounts.models import User
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.leases import Lease, LeaseLost
from payouts.models import Letter, Payee, Proposal

logger = logging.getLogger(__name__)


def reachable() -> QuerySet[Payee]:
    """Whoever has no account, and whose address is known."""
    guests = Payee.objects.filter(person__user=None, claimed_by=None)
    return guests.exclude(email="").order_by("pk")


def make(
    payees: Iterable[Payee], *, by: User | None, now: datetime, proposal: Proposal | None = None
) -> list[Letter]:
    """The rows; the sweep sends them, if nobody rings before."""
    until = now + timedelta(days=settings.CLAIM_LINK_DAYS)
    return Letter.objects.bulk_create(
        Letter(
            payee=payee, proposal=proposal, made_by=by, made_at=now, due_at=now, expires_at=until
        )
        for payee in payees
    )


def deliver(pk: int) -> None:
    """Hand one letter to the mail server, unless it is sent, held by another or not yet due."""
    lease = None if is_away() else Letter.objects.claim(pk, timezone.now())
    if lease is None:
        return
    letter = Letter.objects.select_related("payee__person", "proposal__production").get(pk=pk)
    if not letter.payee.email or letter.replaced_at:
        Letter.objects.quarantine(lease, timezone.now(), reason=_("Its address is gone."))
        return
    try:
        compose(letter).send()
    except Exception as error:  # a mail server fails in many ways; the row says which
        _failed(lease, error)
    else:
        _sent(lease)
        say_it_is_there()


def _failed(lease: Lease, error: Exception) -> None:
    why = why_refused(error)
    if not why:
        wait(Letter.objects, lease, error)
        return
    reason = _("The address does not take our mail. Its server says: %s") % why
    Letter.objects.quarantine(lease, timezone.now(), reason=reason)


def _sent(lease: Lease) -> None:
    try:
        Letter.objects.finish(lease, database_now())
    except LeaseLost:
        logger.warning("letter %s was taken over while it was sent", lease.pk)


def compose(letter: Letter) -> EmailMultiAlternatives:
    title = letter.proposal.production.title if letter.proposal else ""
    subject = _("A share is kept for you at %(site)s") % {"site": settings.SITE_NAME}
    if title:
        subject = _("You are named in the proposal for “%(title)s”") % {"title": title}
    context = {
        "name": letter.payee.person.credit_name,
        "headline": subject,
        "title": title,
        "expires_at": letter.expires_at,
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "link": f"{settings.SITE_URL}{reverse('claim_link', args=[letter.token])}",
    }
    mail = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string("payouts/mail/letter.txt", context),
        to=[letter.payee.email],
        headers={"Message-ID": f"<letter-{letter.pk}@{settings.SITE_URL.split('//')[-1]}>"},
    )
    mail.attach_alternative(render_to_string("payouts/mail/letter.html", context), "text/html")
    return returning(mail, f"letter-{letter.pk}")
