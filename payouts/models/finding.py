from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payouts.models.freeze import Freeze

BOOKS = "books"
RESTORE = "restore"
RESTORED_SERVICE = "restore/masspay"
"""What was uploaded to a mass payment service is on record here alone, and a restore forgets it."""


class FindingQuerySet(models.QuerySet["Finding"]):
    def unanswered(self) -> FindingQuerySet:
        return self.filter(answered_at=None)


class Finding(models.Model):
    """One thing that was found while payouts stood still or made them, and what it turned out to
    be. `source` is the books, a restore, or the name of the provider who says otherwise."""

    freeze = models.ForeignKey(Freeze, on_delete=models.PROTECT, related_name="findings")
    found_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=20, default=BOOKS)
    sentence = models.CharField(_("What was found"), max_length=500)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.CharField(_("What it was"), max_length=280, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["freeze", "source", "sentence"], name="a_freeze_keeps_a_finding_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="an_answered_finding_says_by_whom_and_how",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence
