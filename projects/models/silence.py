from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from projects.models.project import Project


class SilenceQuerySet(models.QuerySet["Silence"]):
    def now(self) -> Self:
        return self.filter(ended_at=None)


class Silence(models.Model):
    """Its leads were not heard of for long, or the last one went. They are asked first; from
    `looking_since` on the project looks for a lead, until somebody of them says a word or somebody
    else takes over."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="silences")
    warned_at = models.DateTimeField()
    looking_since = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SilenceQuerySet.as_manager()

    class Meta:
        ordering = ["warned_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(ended_at=None),
                name="a_project_is_silent_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(looking_since=None) | Q(looking_since__gt=F("warned_at")),
                name="silent_leads_are_asked_before_anybody_looks",
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None) | Q(looking_since__isnull=False, ended_at__isnull=False),
                name="only_who_is_looked_for_takes_over",
            ),
        ]

    def __str__(self) -> str:
        return f"silence of {self.project_id}"
