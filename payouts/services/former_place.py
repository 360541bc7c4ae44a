"""The address to which money went until now hears that it goes elsewhere."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import tasks
from accounts.services.outside_mail import to_outside
from hitrecord.foundation.afterwards import afterwards
from payouts.models import Destination, Method


def holding_time() -> str:
    """How long nothing is paid after a change, in words; "" when it is paid at once."""
    hours = settings.PAYOUT_HOLD_SECONDS / 3600
    if not hours:
        return ""
    if hours % 24 == 0:
        days = int(hours // 24)
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    whole = ceil(hours)
    return ngettext("%(n)s hour", "%(n)s hours", whole) % {"n": whole}


def warn_former(last: Destination, made: Destination, now: datetime) -> None:
    """Of what can be written to, a PayPal address alone; the account's own address is told besides.
    Nothing is said of the new place: who reads it may be anybody by now."""
    own = made.made_by.email.lower()
    if last.method != Method.PAYPAL or last.account.lower() in (own, made.account.lower()):
        return
    words = _(
        "Money from %(site)s went to this PayPal address until now, and goes elsewhere from now on."
        " Nothing is paid for %(time)s. If you did not change that, sign in, change your password"
        " and say again where it should go."
    )
    time = holding_time()
    if not time:
        words = _(
            "Money from %(site)s went to this PayPal address until now, and goes elsewhere from now"
            " on. If you did not change that, sign in, change your password and say again where it"
            " should go."
        )
    letter = to_outside(
        to=last.account,
        name=last.name,
        subject=_("Where your money goes was changed"),
        words=words % {"site": settings.SITE_NAME, "time": time},
        path=reverse("payout_settings"),
        label=_("Where my money goes"),
    )
    letter.created_at = letter.due_at = now
    letter.save()
    afterwards(tasks.post_letter.delay, letter.pk)
