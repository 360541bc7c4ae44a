from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

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
)
"""What nobody can miss by choice: always mailed too."""


class SiteOnly(models.Model):
    """This member hears of this event on the site, and not by mail."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="site_only"
    )
    event = models.CharField(max_length=20, choices=Event)

    class Meta:
        verbose_name_plural = "events on the site only"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "event"], name="a_member_declines_the_mail_of_an_event_once"
            ),
            models.CheckConstraint(
                condition=~Q(event__in=MONEY_AND_RIGHTS), name="money_and_rights_are_always_mailed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} reads of {self.event} on the site"
