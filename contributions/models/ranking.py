from __future__ import annotations

from datetime import date

from django.db import connection, models
from django.db.models import Q

from contributions.models.contribution import Contribution


class ViewsQuerySet(models.QuerySet["Views"]):
    def add_one(self, *, work_id: int, day: date) -> None:
        """One statement, so that nobody's view is lost beside another's."""
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO contributions_views (contribution_id, day, people) VALUES (%s, %s, 1)"
                " ON CONFLICT (contribution_id, day)"
                " DO UPDATE SET people = contributions_views.people + 1",
                [work_id, day],
            )


class Views(models.Model):
    """How many people opened a work on one day. The sum does not say who they were."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="views")
    day = models.DateField()
    people = models.PositiveIntegerField(default=1)

    objects = ViewsQuerySet.as_manager()

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


class RankedDay(models.Model):
    """How far the ranking of all works has come on a day (UTC). `through` is the last work that was
    ranked; once the day `is_whole`, only what was touched since `until` is."""

    day = models.DateField(primary_key=True)
    through = models.BigIntegerField(default=0)
    is_whole = models.BooleanField(default=False)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"ranked on {self.day}"
