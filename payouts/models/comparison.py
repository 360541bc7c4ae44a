from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    def failing(self) -> ComparisonQuerySet:
        return self.filter(failing_since__isnull=False)


class Comparison(models.Model):
    """How the last daily comparison with a provider went, and since when it fails, while it does.
    What it found is a freeze."""

    provider = models.CharField(max_length=20)
    tried_at = models.DateTimeField(_("Last tried"))
    failing_since = models.DateTimeField(_("Fails since"), null=True, blank=True)
    cause = models.CharField(_("Cause"), max_length=120, blank=True)

    objects = ComparisonQuerySet.as_manager()

    class Meta:
        ordering = ["provider"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider"], name="a_provider_has_one_daily_comparison"
            ),
            models.CheckConstraint(
                condition=Q(failing_since=None, cause="")
                | (Q(failing_since__isnull=False) & ~Q(cause="")),
                name="a_comparison_that_fails_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"daily comparison with {self.provider}"
