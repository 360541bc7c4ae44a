from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    MUTE = "mute", _("Muted")
    BLOCK = "block", _("Blocked")


class DistanceQuerySet(models.QuerySet["Distance"]):
    def unheard_by(self, user: Any) -> models.QuerySet[Distance, int]:
        """Ids of those whose words `user` does not want to meet: muted and blocked."""
        return self.filter(keeper=user.pk or 0).values_list("other", flat=True)


class Distance(models.Model):
    """One member keeps away from another. Muted: their words are hidden from the keeper alone.
    Blocked: that, and neither reaches the other. Credit and lineage are never hidden."""

    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="distances"
    )
    other = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_away_by"
    )
    reach = models.CharField(max_length=5, choices=Reach)
    since = models.DateTimeField(default=timezone.now)

    objects = DistanceQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["keeper", "other"], name="a_member_keeps_one_distance_from_another"
            ),
            models.CheckConstraint(
                condition=~Q(keeper=F("other")), name="nobody_keeps_away_from_themselves"
            ),
            models.CheckConstraint(
                condition=Q(reach__in=Reach.values), name="a_distance_is_a_mute_or_a_block"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.keeper_id} keeps away from {self.other_id}"
