"""Where a person's money goes: said by themself, and by nobody else."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from payouts.models import Destination, Payee


def payee_of(user: User) -> Payee:
    return Payee.objects.get_or_create(person=user.person)[0]


@transaction.atomic
def send_to(*, by: User, method: str, name: str, account: str, now: datetime) -> Destination:
    """From now on `by`'s money goes there, after a waiting time in which they can object to what
    they did not do. Saying the same again changes nothing."""
    payee = Payee.objects.select_for_update().get(pk=payee_of(by).pk)
    last = payee.destinations.order_by("-pk").first()
    said = {"method": method, "name": name, "account": account}
    if last and all(getattr(last, field) == value for field, value in said.items()):
        return last
    made = Destination.objects.create(
        payee=payee,
        made_by=by,
        made_at=now,
        usable_from=now + timedelta(seconds=settings.PAYOUT_HOLD_SECONDS),
        **said,
    )
    notify(
        recipients=[by],
        event=Event.DESTINATION,
        subject=_("Where your money goes was changed"),
        body=_(
            "It goes to %(place)s from now on. Nothing is paid in the next three days. If this was"
            " not you, change your password and where your money goes now."
        )
        % {"place": made},
        url=reverse("payout_settings"),
        target=payee,
        key=f"destination-{made.pk}",
    )
    audit.record(actor=by, action="payout details changed", target=payee)
    return made


def pay_from(*, by: User, threshold: int) -> None:
    """`threshold` in whole units of any currency."""
    payee = payee_of(by)
    payee.threshold = threshold
    payee.save(update_fields=["threshold"])
