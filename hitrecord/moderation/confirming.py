"""A visitor's address is written to with one link; only who pressed it hears anything further."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.services.outside_mail import to_outside
from contributions.models import Report
from hitrecord.foundation.rate import is_too_often

SALT = "hitrecord.report"
COUNTS = timedelta(days=30)
DAY, A_DAY = 24 * 3600, 3


def ask(report: Report) -> None:
    """At most a few letters a day go to one address, whoever types it."""
    key = f"report-letter:{signing.Signer(salt=SALT).signature(report.email.lower())}"
    if is_too_often(key, most=A_DAY, seconds=DAY):
        return
    to_outside(
        to=report.email,
        subject=_("Was it you who reported “%(what)s”?") % {"what": report.case.label},
        words=_(
            "Somebody reported it and gave this address. A moderator looks at it either way. Press "
            "the link, and we write to you once more, with what came of it. If it was not you, do "
            "nothing: this is all you hear."
        ),
        path=reverse("confirm_report", args=[signing.dumps(report.pk, salt=SALT)]),
        label=_("It was me"),
    ).save()


def found(token: str) -> Report | None:
    """None for a link that does not count, or not any more."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=COUNTS)
    except signing.BadSignature:
        return None
    return Report.objects.select_related("case__decision").filter(pk=pk, by=None).first()


def confirm(report: Report, now: datetime) -> None:
    """Safe to repeat."""
    Report.objects.filter(pk=report.pk, confirmed_at=None).update(confirmed_at=now)
