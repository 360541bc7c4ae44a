from __future__ import annotations

import json
from datetime import datetime
from functools import partial

from django.db import transaction

from payouts import tasks
from payouts.models import Webhook
from payouts.providers.stripe import NAME, check_signature


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
        transaction.on_commit(partial(tasks.hear_webhook.delay, made.pk), robust=True)
    return made
