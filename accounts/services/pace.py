"""Not too much at once. Ask last, when nothing else stands against what is to be done."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.domain.limits import Act
from accounts.models import User
from accounts.queries.paces import rate_of, room
from hitrecord.foundation.rate import free_from

MINUTE = timedelta(minutes=1)


def keep_pace(*, user: User, act: Act, now: datetime, amount: int = 1, about: object = "") -> None:
    """Count this, or raise ValidationError with a sentence that says what the limit is and when it
    ends. What is refused is not counted, and each thing it is `about` has its own count. Staff
    have no limits."""
    if user.is_staff or not amount:
        return
    rate, newcomer = rate_of(user, act, now)
    key = f"pace:{act}:{user.pk}:{about}" if about else f"pace:{act}:{user.pk}"
    held = {"most": rate.most, "seconds": rate.seconds}
    said = {"room": room(act, rate, is_newcomer=newcomer), "count": amount}
    if amount > rate.most:
        sentence = _("%(room)s, and here are %(count)s. Nothing is lost: take some out.")
        raise ValidationError(sentence % said, code="pace")
    free = free_from(key, now=now, amount=amount, **held)
    if free:
        sentence = _("That was a lot at once. %(room)s. Nothing is lost, and nothing was sent.")
        raise ValidationError(f"{sentence % said} {goes_on(free + MINUTE)}", code="pace")


def goes_on(at: datetime) -> str:
    local = timezone.localtime(at)
    return _("You can go on at %(time)s (%(zone)s).") % {
        "time": date_format(local, _("j F, H:i")),
        "zone": local.tzname(),
    }
