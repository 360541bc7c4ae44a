from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from projects.models import Production


class WaiverQuerySet(models.QuerySet["Waiver"]):
    def standing(self) -> WaiverQuerySet:
        """Nobody said no, and it was not taken back."""
        return self.exclude(Exists(_said(WaiverWord.Said.NO, WaiverWord.Said.TAKEN_BACK)))

    def open(self) -> WaiverQuerySet:
        """Asked for, and without an answer."""
        return self.standing().exclude(Exists(_said(WaiverWord.Said.YES)))

    def counting(self) -> WaiverQuerySet:
        return self.standing().filter(Exists(_said(WaiverWord.Said.YES)))


class Waiver(models.Model):
    """A credited person is to take no money from a production: it goes to the others pro rata. It
    counts from the yes on, and until it is taken back; `number` counts the person's own of it."""

    AUDITED_AS: ClassVar = "waiver"

    production = models.ForeignKey(Production, on_delete=models.PROTECT, related_name="waivers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="waivers")
    number = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(_("Reason"), max_length=280, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["production", "person", "number"],
                name="a_person_is_asked_to_waive_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} waives {self.production}"


class WaiverWord(models.Model):
    """What became of a waiver that was asked for. Nothing of it is ever changed or removed."""

    class Said(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        TAKEN_BACK = "taken back", _("taken back")

    waiver = models.ForeignKey(Waiver, on_delete=models.PROTECT, related_name="words")
    said = models.CharField(max_length=10, choices=Said)
    reason = models.CharField(_("Reason"), max_length=280, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["waiver"],
                condition=Q(said__in=["yes", "no"]),
                name="a_waiver_is_answered_once",
            ),
            models.UniqueConstraint(
                fields=["waiver"],
                condition=Q(said__in=["no", "taken back"]),
                name="a_waiver_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(said__in=["yes", "no"]) | (Q(said="taken back") & ~Q(reason="")),
                name="a_waiver_is_taken_back_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.said} to waiver {self.waiver_id}"


def _said(*what: WaiverWord.Said) -> models.QuerySet[WaiverWord]:
    return WaiverWord.objects.filter(waiver=OuterRef("pk"), said__in=what)
