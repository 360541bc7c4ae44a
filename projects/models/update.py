from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.hidden import Hideable, hidden_by_somebody
from projects.models.project import Project


class UpdateQuerySet(models.QuerySet["Update"]):
    def shown(self) -> UpdateQuerySet:
        return self.filter(hidden_at=None)


class Update(Hideable):
    """News a lead writes about the project."""

    GIVES_WAY: ClassVar = {
        "title": _("An update that was taken down"),
        "text": _("A moderator took this update down."),
        "html": "",
    }

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="updates")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Title"), max_length=120)
    text = models.TextField(_("Text"), max_length=5000)
    html = models.TextField(editable=False)
    at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [hidden_by_somebody("a_hidden_update_was_hidden_by_somebody")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """A page of its own: the project's shows only the newest."""
        return reverse("update_history", args=[self.project.slug, self.pk])


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
