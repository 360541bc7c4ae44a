from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project


class Update(models.Model):
    """News a lead writes about the project."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="updates")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Title"), max_length=120)
    text = models.TextField(_("Text"), max_length=5000)
    html = models.TextField(editable=False)
    at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.title


class FormerUpdate(models.Model):
    """What an update said before it was changed, and who changed it."""

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="former")
    title = models.CharField(max_length=120)
    text = models.TextField()
    html = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="a_former_update_said_something"
            )
        ]

    def __str__(self) -> str:
        return self.title
