from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.contribution import Contribution


class StaffPickQuerySet(models.QuerySet["StaffPick"]):
    def running(self, now: datetime) -> StaffPickQuerySet:
        return self.filter(ended_at=None, picked_at__lte=now, until__gt=now)


class StaffPick(models.Model):
    """A curator says in public why a work should be looked at, for a while."""

    AUDITED_AS: ClassVar = "pick"

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="picks", verbose_name=_("Work")
    )
    reason = models.CharField(_("Reason"), max_length=280)
    picked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    picked_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("Until"))
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StaffPickQuerySet.as_manager()

    class Meta:
        ordering = ["-picked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("picked_at")),
                name="a_staff_pick_has_an_end",
                violation_error_message=_("It has to end after it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="a_staff_pick_says_why",
                violation_error_message=_("Say why it is picked."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_ended_pick_was_ended_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["contribution"],
                condition=Q(ended_at=None),
                name="a_work_is_picked_once_at_a_time",
                violation_error_message=_("This work is picked already. End that pick first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution} picked"
