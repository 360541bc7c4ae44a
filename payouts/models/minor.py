from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from payouts.models.destination import Destination
from payouts.models.payee import Payee


class MinorQuerySet(models.QuerySet["Minor"]):
    def standing(self) -> MinorQuerySet:
        return self.filter(ended_at=None)

    def among(self, owners: Collection[Payee | int]) -> MinorQuerySet:
        """Those whose own word counts, and those whom they claimed to be."""
        return self.filter(Q(payee__in=owners) | Q(payee__claimed_by__payee__in=owners))


class Minor(models.Model):
    """A payee who is under age: their money goes to an account of their guardian and nowhere
    else. No date of birth is kept."""

    AUDITED_AS: ClassVar = "minor"

    payee = models.ForeignKey(Payee, on_delete=models.PROTECT, related_name="minor")
    reason = models.CharField(_("Reason"), max_length=280)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    marked_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MinorQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["payee"],
                condition=Q(ended_at=None),
                name="a_payee_is_marked_as_a_minor_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="somebody_says_that_a_minor_is_of_age",
            ),
        ]

    def __str__(self) -> str:
        return f"minor {self.payee_id}"


class GuardianCheck(models.Model):
    """Finance has seen that a destination belongs to the guardian of the minor it pays."""

    AUDITED_AS: ClassVar = "guardian"

    destination = models.OneToOneField(
        Destination, on_delete=models.PROTECT, related_name="guardian_check"
    )
    guardian = models.CharField(_("Name of the guardian"), max_length=120)
    reason = models.CharField(_("How you know"), max_length=280)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(guardian="") & ~Q(reason=""), name="a_guardian_has_a_name_and_a_reason"
            )
        ]

    def __str__(self) -> str:
        return self.guardian
