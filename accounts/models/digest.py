from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models.mail_choice import Pace
from accounts.models.patient import PatientQuerySet
from hitrecord.foundation.leases import Leased

DIGESTS = (Pace.DAILY, Pace.WEEKLY)


class Digest(Leased):
    """The mail of a day or a week to one member. `period` is the local day on which it is due."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests"
    )
    pace = models.CharField(max_length=6, choices=Pace)
    period = models.DateField()

    objects = PatientQuerySet.as_manager()

    class Meta:
        ordering = ["-period", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "pace", "period"], name="a_member_has_one_digest_of_a_period"
            ),
            models.CheckConstraint(
                condition=Q(pace__in=DIGESTS), name="a_digest_is_of_a_day_or_a_week"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pace} digest of {self.period}"
