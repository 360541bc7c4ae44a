from __future__ import annotations

import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.services import audit
from hitrecord.foundation.afterwards import afterwards
from payouts import tasks
from payouts.models import Webhook
from payouts.providers.stripe import NAME, check_signature


@transaction.atomic
def hear_again(*, told: Webhook, by: User, reason: str, now: datetime) -> None:
    """What was given up is tried anew. Raises ValidationError for anything else."""
    given_up = Webhook.objects.filter(pk=told.pk, quarantined_at__isnull=False)
    if not given_up.begin_anew(now, told_at=None):
        raise ValidationError(_("Only what was given up is tried again."))
    audit.record(actor=by, action="webhook tried again", target=told, reason=reason)
    afterwards(tasks.hear_webhook.delay, told.pk)


@transaction.atomic
def take_from_stripe(*, body: bytes, signature: str, now: datetime) -> Webhook | None:
    """Keep a signed webhook, once; None when it is not about a transfer. Raises NotSigned, and
    ValueError for what Stripe would never send."""
    check_signature(body, signature)
    event = json.loads(body)
    try:
        what, pk, about = event["type"], event["id"], event["data"]["object"]
    except (KeyError, TypeError) as strange:
        raise ValueError("no event") from strange
    if not isinstance(about, dict):
        raise ValueError("nothing that the event is about")
    if not str(what).startswith("transfer."):
        return None
    made, created = Webhook.objects.get_or_create(
        provider=NAME,
        event=str(pk)[:120],
        defaults={
            "reference": str(about.get("transfer_group") or "")[:40],
            "body": body.decode().replace("\\u0000", ""),
            "received_at": now,
            "due_at": now,
        },
    )
    if created:
        afterwards(tasks.hear_webhook.delay, made.pk)
    return made
