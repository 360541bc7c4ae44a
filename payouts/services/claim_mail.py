"""Who could read the link hears that somebody used it, before their address is forgotten."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import tasks
from accounts.models import Envelope
from payouts.models import Letter
from payouts.services.destinations import holding_time


def warn(letter: Letter, to: str, now: datetime) -> None:
    """Kept until the mail server takes it, in the transaction in which `to` goes."""
    context = {
        "name": letter.payee.person.credit_name,
        "time": holding_time(),
        "link": f"{settings.SITE_URL}{reverse('claim_link', args=[letter.token])}",
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
    }
    made = Envelope.objects.create(
        to=to,
        subject=_("Somebody used the link to your share"),
        text=render_to_string("payouts/mail/used.txt", context),
        created_at=now,
        due_at=now,
    )
    transaction.on_commit(partial(tasks.post_letter.delay, made.pk), robust=True)
