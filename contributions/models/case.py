from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> CaseQuerySet:
        return self.filter(closed_at=None)

    def with_counts(self) -> CaseQuerySet:
        return self.annotate(reports_count=models.Count("reports", distinct=True))


class Case(models.Model):
    """Everything that was reported about one thing until staff decide: one after another."""

    target_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    label = models.CharField(max_length=200)
    # What it was called when it was first reported.
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        permissions = [("decide_case", "Can decide about what was reported")]
        indexes = [models.Index(fields=["closed_at", "opened_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id"],
                condition=Q(closed_at=None),
                name="one_open_case_about_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.label
