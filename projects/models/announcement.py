from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from hitrecord.foundation.leases import Leased, LeasedQuerySet
from projects.models.project import Project


class Announcement(Leased):
    """News for everybody who follows a project, told by a worker however many they are."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="announcements")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    wording = models.JSONField(default=dict, blank=True)
    """What the subject was made of: each who follows reads it in their own language."""
    body = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    key = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="news_of_a_project_is_told_once")
        ]

    def __str__(self) -> str:
        return self.subject
