"""How a daily comparison went. Finance hears once that it fails, and again of another cause."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from accounts.models import Event
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.locking import for_change
from payouts.models import Comparison
from payouts.queries.office import staff_with


def went(name: str, now: datetime) -> None:
    Comparison.objects.update_or_create(
        provider=name, defaults={"tried_at": now, "failing_since": None, "cause": ""}
    )


@transaction.atomic
def went_wrong(name: str, cause: str, now: datetime) -> None:
    row, _is_new = for_change(Comparison.objects).get_or_create(
        provider=name, defaults={"tried_at": now}
    )
    is_known = row.cause == cause
    row.tried_at, row.cause = now, cause
    row.failing_since = row.failing_since or now
    row.save()
    if not is_known:
        _tell(row)


def _tell(row: Comparison) -> None:
    notify(
        recipients=staff_with("payouts.change_comparison"),
        event=Event.UNREACHED,
        subject=_("The daily comparison with %(provider)s fails")
        % {"provider": row.provider.capitalize()},
        body=_(
            "%(cause)s Payouts go on. It is tried again every day, and whenever you wish; "
            "until it works, nobody knows whether the provider paid what we say."
        )
        % {"cause": row.cause},
        url=reverse("admin:payouts_comparison_changelist"),
        target=row,
        key=f"comparison-{row.pk}-{row.tried_at:%Y%m%d%H%M%S%f}",
    )
