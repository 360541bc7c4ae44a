"""What everybody here agrees to: one text, in numbered versions that never change."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 40_000


class AccordQuerySet(models.QuerySet["Accord"]):
    def newest(self) -> Accord | None:
        return self.order_by("-number").first()

    def owed_by(self, user: Any) -> Accord | None:
        """The newest, while this user has not accepted it."""
        newest = self.order_by("-number").values("number")[:1]
        return self.filter(number__in=newest).exclude(acceptances__user=user.pk).first()


class Accord(models.Model):
    """A version in force from its publication until the next one's. Rows are only ever added."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(_("Title"), max_length=140)
    changes = models.TextField(_("What changed"), max_length=2000, blank=True)
    text = models.TextField(_("Text"), max_length=TEXT_LENGTH)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AccordQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1) & ~Q(text=""), name="an_accord_has_a_number_and_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.number})"

    def get_absolute_url(self) -> str:
        return reverse("accord_version", args=[self.number])
