"""Where a person's money goes: said by themself, and by nobody else."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from accounts.telling.said import said as _
from hitrecord.foundation.clock import office_day
from hitrecord.foundation.locking import for_change
from payouts.models import Destination, Minor, Payee
from payouts.queries.misdirected import misdirected
from payouts.services import minors
from payouts.services.former_place import holding_time, warn_former
from payouts.unclaimed import give_back


def payee_of(user: User) -> Payee:
    return Payee.objects.get_or_create(person=user.person)[0]


@transaction.atomic
def send_to(*, by: User, method: str, name: str, account: str, now: datetime) -> Destination:
    """From now on `by`'s money goes there, after a waiting time in which they can object to what
    they did not do. Saying the same again changes nothing, unless money could not go there: then
    it is tried anew."""
    payee = for_change(Payee.objects).get(pk=payee_of(by).pk)
    last = payee.destinations.order_by("-pk").first()
    said = {"method": method, "name": name, "account": account}
    is_same = last and all(getattr(last, field) == value for field, value in said.items())
    if last and is_same and not misdirected([last.pk]):
        return last
    made = Destination.objects.create(
        payee=payee,
        made_by=by,
        made_at=now,
        usable_from=now + timedelta(seconds=settings.PAYOUT_HOLD_SECONDS),
        **said,
    )
    if by.is_minor(office_day(now)):
        minors.mark(payee=payee, reason=_("Under age, as said at sign-up."), by=by, now=now)
    if Minor.objects.standing().filter(payee=payee).exists():
        minors.ask_for_check(made)
    give_back(payee.person_id, now)
    notify(
        recipients=[by],
        event=Event.DESTINATION,
        subject=_("Where your money goes was changed"),
        body=_(
            "It goes to %(place)s from now on. Nothing is paid for %(time)s. If this was not you,"
            " change your password and where your money goes now."
        )
        % {"place": made, "time": holding_time()},
        url=reverse("payout_settings"),
        target=payee,
        key=f"destination-{made.pk}",
    )
    if last:
        warn_former(last, made, now)
    audit.record(actor=by, action="payout details changed", target=payee)
    return made


def pay_from(*, by: User, threshold: int) -> None:
    """`threshold` in whole units of any currency."""
    payee = payee_of(by)
    payee.threshold = threshold
    payee.save(update_fields=["threshold"])
