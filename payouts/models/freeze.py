from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FreezeQuerySet(models.QuerySet["Freeze"]):
    def standing(self) -> FreezeQuerySet:
        return self.filter(lifted_at=None)


class Freeze(models.Model):
    """While one stands no money leaves: the books do not say what they must."""

    found_at = models.DateTimeField(default=timezone.now)
    problems = models.TextField(_("What was found"))
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("Reason"), max_length=280, blank=True)

    objects = FreezeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["lifted_at"],
                condition=Q(lifted_at=None),
                nulls_distinct=False,
                name="one_freeze_stands_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None, reason="")
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(reason="")),
                name="a_freeze_is_lifted_by_somebody_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"freeze of {self.found_at:%Y-%m-%d %H:%M}"
