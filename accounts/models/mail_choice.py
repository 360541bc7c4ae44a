from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.notice import Event

MONEY_AND_RIGHTS = (
    Event.PROPOSED,
    Event.REVISED,
    Event.REPLIED,
    Event.FINAL,
    Event.DISTRIBUTED,
    Event.DESTINATION,
    Event.PAID,
    Event.CLAIMED,
    Event.EXPORTED,
    Event.DEPARTURE,
    Event.WAITING,
    Event.DISPUTED,
    Event.RULED,
    Event.REMOVED,
    Event.MODERATED,
    Event.INVITED,
    Event.RELEASED,
    Event.REPORTED,
    Event.OBJECTED,
    Event.UNREACHED,
)
"""What nobody can miss by choice: always mailed too. Of some only staff ever hear."""


class Pace(models.TextChoices):
    NEVER = "never", _("No mail")
    NOW = "now", _("At once")
    DAILY = "daily", _("In a daily digest")
    WEEKLY = "weekly", _("In a weekly digest")


class Choice(models.Model):
    """How this member wants to hear of this event. Who says nothing hears as is usual
    (accounts.services.mail_choices)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="choices"
    )
    event = models.CharField(max_length=20, choices=Event)
    on_site = models.BooleanField(default=True)
    mail = models.CharField(max_length=6, choices=Pace, default=Pace.NEVER)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "event"], name="a_member_chooses_once_how_to_hear_of_an_event"
            ),
            models.CheckConstraint(
                condition=~Q(event__in=MONEY_AND_RIGHTS),
                name="money_and_rights_cannot_be_switched_off",
            ),
            models.CheckConstraint(
                condition=Q(mail__in=Pace.values), name="a_pace_of_mails_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} hears of {self.event}: {self.mail}"
