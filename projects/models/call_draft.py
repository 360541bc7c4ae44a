from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Skill
from contributions.models import Kind
from projects.models.project import Project


class CallDraftQuerySet(models.QuerySet["CallDraft"]):
    def open(self) -> CallDraftQuerySet:
        return self.filter(discarded_at=None)

    def thrown_away(self) -> CallDraftQuerySet:
        """Kept for a while, for leads who want them back."""
        return self.filter(discarded_at__isnull=False)


class CallDraft(models.Model):
    """A call nobody sees yet: it becomes one with a deadline and a reward."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="call_drafts")
    title = models.CharField(_("Title"), max_length=120)
    brief = models.TextField(_("Brief"), max_length=3000)
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    kinds = ArrayField(models.CharField(max_length=10, choices=Kind), verbose_name=_("Kinds"))

    discarded_at = models.DateTimeField(null=True, blank=True)

    objects = CallDraftQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kinds__len__gt=0),
                name="a_drafted_call_accepts_at_least_one_kind",
            )
        ]

    def __str__(self) -> str:
        return self.title
