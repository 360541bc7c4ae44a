from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from projects.models.project import Project


class StepQuerySet(models.QuerySet["Step"]):
    def standing(self) -> StepQuerySet:
        return self.filter(removed_at=None)

    def removed(self) -> StepQuerySet:
        """Kept for a while, in their places, for leads who want them back."""
        return self.filter(removed_at__isnull=False)


class Step(models.Model):
    """What a project has to do, in the words of its leads; ticked off when it is done."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="steps")
    text = models.CharField(_("Step"), max_length=120)
    position = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    removed_at = models.DateTimeField(null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "position"],
                name="steps_of_a_project_are_ordered",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="a_step_was_done_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text
