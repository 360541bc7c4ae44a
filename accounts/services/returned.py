"""Mails that were handed over and came back later: they were not delivered after all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.mailing.returns import Returned
from accounts.mailing.waiting import came_back
from accounts.models import Digest, MailDelivery, User

KINDS = {"notice": "notice", "digest": "digest"}


@transaction.atomic
def take(returned: Returned, why: str, now: datetime) -> bool:
    """False for what we did not send there, or was said before: told twice it happens once."""
    user = _recipient(returned)
    if user is None or not returned.went_to(user.email):
        return False
    rows = MailDelivery.objects.filter(**{KINDS[returned.kind]: returned.number})
    changed = rows.filter(finished_at__isnull=False).update(
        finished_at=None, quarantined_at=now, bounced_at=now, reason=sentence(why)
    )
    if changed:
        came_back(user, why, now)
    return bool(changed)


def sentence(why: str) -> str:
    return _("The address does not take our mail. Its server says: %s") % why


def _recipient(returned: Returned) -> User | None:
    if returned.kind == "digest":
        digest = Digest.objects.filter(pk=returned.number).select_related("user").first()
        return digest.user if digest else None
    row = MailDelivery.objects.filter(notice=returned.number)
    found = row.select_related("notice__recipient").first()
    return found.notice.recipient if found else None
