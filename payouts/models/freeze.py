from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class FreezeQuerySet(models.QuerySet["Freeze"]):
    def standing(self) -> FreezeQuerySet:
        return self.filter(lifted_at=None)


class Freeze(models.Model):
    """While one stands no money leaves; an order that a provider was being given when it came may
    still be carried out. One person asks that payouts go on, when every finding has
    its answer; a second one lifts it. `reason` is why they may, by whoever asked."""

    found_at = models.DateTimeField(default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
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
                condition=Q(lifted_at=None, lifted_by=None)
                | (Q(lifted_at__isnull=False, lifted_by__isnull=False) & ~Q(reason="")),
                name="a_freeze_is_lifted_by_somebody_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(asked_at=None, asked_by=None)
                | (Q(asked_at__isnull=False, asked_by__isnull=False) & ~Q(reason="")),
                name="lifting_a_freeze_is_asked_for_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(lifted_by=None)
                | (Q(asked_by__isnull=False) & ~Q(asked_by=F("lifted_by"))),
                name="a_freeze_is_lifted_by_a_second_person",
                violation_error_message=_("Whoever asks that payouts go on does not decide it."),
            ),
        ]

    def __str__(self) -> str:
        at = date_format(timezone.localtime(self.found_at), "j F Y, H:i")
        return _("Payouts stopped on %(at)s") % {"at": at}
