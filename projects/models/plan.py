from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project


class Measure(models.TextChoices):
    """What a plan and a cue sheet are measured in."""

    TIME = "time", _("Time")
    PAGES = "pages", _("Pages")


LONGEST = {Measure.TIME: 24 * 60 * 60 * 1000, Measure.PAGES: 10_000}
"""Milliseconds of a day, or pages."""


class Plan(models.Model):
    """Where everything of a project will be. `revision` counts how often it was kept."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="plan")
    measure = models.CharField(
        _("Measured in"), max_length=5, choices=Measure, default=Measure.TIME
    )
    length = models.PositiveIntegerField(_("Length"))
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(measure=Measure.TIME, length__lte=LONGEST[Measure.TIME])
                | Q(measure=Measure.PAGES, length__lte=LONGEST[Measure.PAGES]),
                name="a_plan_is_at_most_a_day_or_10000_pages",
            ),
            models.CheckConstraint(condition=Q(length__gt=0), name="a_plan_has_a_length"),
            # What a foreign key points to, so that a place knows how far it may reach.
            models.UniqueConstraint(fields=["id", "length"], name="a_plan_has_one_length"),
        ]

    def __str__(self) -> str:
        return f"Plan of {self.project}"


class PlanRevision(models.Model):
    """The plan as somebody kept it, whole: what it says never changes."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    measure = models.CharField(max_length=5, choices=Measure)
    length = models.PositiveIntegerField()
    places = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"], name="revisions_of_a_plan_are_counted"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} as of {self.number}"
