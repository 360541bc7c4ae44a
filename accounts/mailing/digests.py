"""The mail of a day or a week: everything that waited for it, in one."""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.mailing.answers import why_refused
from accounts.mailing.away import is_away, say_it_is_there
from accounts.mailing.composing import letter
from accounts.mailing.links import of_digest
from accounts.mailing.slots import next_of
from accounts.mailing.voice import speaking_to
from accounts.mailing.waiting import came_back, got_through, wait
from accounts.models import Digest, MailDelivery, Notice, Pace
from accounts.models.rubric import usual
from accounts.queries.groups import grouped
from accounts.queries.seen import veil
from accounts.queries.unwanted import unwanted
from hitrecord.foundation.clock import database_now
from hitrecord.foundation.leases import Lease, LeaseLost

logger = logging.getLogger(__name__)
SHOWN = 30
AT_ONCE = 500


def deliver_digest(pk: int) -> None:
    """Send it unless it is sent, held or not yet due. With nothing to say none is sent."""
    now = timezone.now()
    lease = None if is_away() else Digest.objects.claim(pk, now)
    if lease is None:
        return
    digest = Digest.objects.select_related("user__person").get(pk=pk)
    waiting = list(
        Notice.objects.filter(mail__in=digest.parts.open()).select_related("actor", "recipient")
    )
    with speaking_to(digest.user):
        fresh = _fresh(digest, waiting)
        try:
            if fresh:
                compose_digest(digest, fresh).send()
        except Exception as error:  # a mail server fails in many ways; the row says which
            _failed(lease, digest, error, now)
        else:
            _done(lease, digest, fresh, waiting)
            if fresh:
                got_through(digest.user)
                say_it_is_there()


def _fresh(digest: Digest, waiting: list[Notice]) -> list[Notice]:
    """What is new to its member, wanted still, and can still be seen; newest first."""
    if not digest.user.is_active:
        return []
    notices = [n for n in waiting if n.read_at is None or not n.on_site]
    gone = veil(notices, digest.user) | unwanted(notices, digest.user)
    return [notice for notice in notices if notice.pk not in gone]


@transaction.atomic
def _done(lease: Lease, digest: Digest, told: list[Notice], waiting: list[Notice]) -> None:
    """What came while it was sent is not among them: it goes into the next one."""
    now = database_now()
    try:
        Digest.objects.finish(lease, now)
    except LeaseLost:
        logger.warning("digest %s was taken over while it was sent", lease.pk)
        return
    parts = digest.parts.open()
    parts.filter(notice__in=[notice.pk for notice in told]).update(finished_at=now)
    needless = _("It was read before, is not wanted or cannot be seen any more.")
    parts.filter(notice__in=[notice.pk for notice in waiting]).update(
        quarantined_at=now, needless_at=now, reason=needless
    )


def _failed(lease: Lease, digest: Digest, error: Exception, now: datetime) -> None:
    why = why_refused(error)
    if not why:
        wait(Digest.objects, lease, error, hours=digest.user.hours)
        return
    came_back(digest.user, why, now)
    reason = _("The address does not take our mail. Its server says: %s") % why
    digest.parts.open().update(quarantined_at=now, bounced_at=now, reason=reason)
    Digest.objects.quarantine(lease, now, reason=reason)


def compose_digest(digest: Digest, notices: list[Notice]) -> EmailMultiAlternatives:
    groups = grouped(notices)
    count = len(notices)
    subject = ngettext("%(count)s thing is new", "%(count)s things are new", count)
    lead = _("Your week") if digest.pace == Pace.WEEKLY else _("Your day")
    return letter(
        to=digest.user,
        name=f"digest-{digest.pk}",
        subject=f"{lead}: {subject % {'count': count}}",
        template="accounts/mail/digest",
        context={
            "digest": digest,
            "headline": subject % {"count": count},
            "rhythm": _rhythm(digest, {str(notice.event) for notice in notices}),
            "groups": groups[:SHOWN],
            "more": max(0, len(groups) - SHOWN),
            "link": f"{settings.SITE_URL}{reverse('notices')}",
        },
        what=of_digest(digest.pace, (notice.event for notice in notices)),
    )


def _rhythm(digest: Digest, events: set[str]) -> str:
    """Which digest it is and when it comes, as its member can change it; and why somebody has a
    mail of a day who never asked for one."""
    user = digest.user
    words = {
        "hour": f"{user.mail_hour:02}:00",
        "day": WEEKDAYS[user.mail_weekday],
        "zone": user.zone.key.replace("_", " "),
    }
    if digest.pace == Pace.WEEKLY:
        said = _("This is your weekly digest. It comes on %(day)s at %(hour)s (%(zone)s).")
        return said % words
    said = _("This is your daily digest. When something is new, it comes at %(hour)s (%(zone)s).")
    paces = dict(user.choices.values_list("event", "mail"))
    if any(paces.get(event, usual(event)) == Pace.NOW for event in events):
        said += " " + _("More than twenty mails within an hour come as a daily digest instead.")
    return said % words


def gather_strays() -> None:
    """What came too late for a digest that was sent, or was in one that could not be sent, goes
    into the next one."""
    over = MailDelivery.objects.open().exclude(digest=None)
    late = over.exclude(digest__in=Digest.objects.open()).select_related("digest__user")
    rows = list(late.order_by("pk")[:AT_ONCE])
    slots = [(row.digest.user, Pace(row.digest.pace)) for row in rows if row.digest]
    digests = next_of(slots, timezone.now())
    for row in rows:
        if row.digest:
            slot = digests[(row.digest.user_id, row.digest.pace)]
            MailDelivery.objects.open().filter(pk=row.pk).update(digest=slot)
