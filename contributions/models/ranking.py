from __future__ import annotations

from django.db import models
from django.db.models import Q

from contributions.models.contribution import Contribution


class Views(models.Model):
    """How many people opened a work on one day. Who they were is written down nowhere."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="views")
    day = models.DateField()
    people = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "views"
        indexes = [models.Index(fields=["day"])]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "day"], name="views_of_a_day_are_one_row"
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1), name="a_day_with_views_has_a_viewer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.people} of {self.contribution_id} on {self.day}"


class Ranking(models.Model):
    """Where a work stands among the others: computed by a worker from views and recommendations,
    which are the truth, and only read by pages."""

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, primary_key=True, related_name="ranking"
    )
    warmth = models.FloatField(default=0.0)
    views = models.PositiveIntegerField(default=0)
    computed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-warmth", "-contribution"]),
            models.Index(fields=["views", "contribution"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(warmth__gte=0, warmth__lt=1), name="warmth_is_a_share"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contribution_id}: {self.warmth:.3f}"
