from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.thread import Comment
from contributions.models.version import Version


class State(models.TextChoices):
    OPEN = "open", _("Open")
    ADDRESSED = "addressed", _("Addressed")
    WONT_DO = "wont_do", _("Won’t do")


class Resolution(models.Model):
    """What the makers did about a remark. Rows are only added: the last one holds, so that a
    remark that was once addressed can be shown to have been."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="resolutions")
    state = models.CharField(max_length=10, choices=State)
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.ForeignKey(
        Comment, on_delete=models.SET_NULL, null=True, blank=True, related_name="said_with"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.ADDRESSED, version__isnull=False)
                | (~Q(state=State.ADDRESSED) & Q(version=None)),
                name="what_is_addressed_names_the_version",
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.state}"

    @property
    def key(self) -> str:
        """Of the notice that tells it, and quotes the answer."""
        return f"resolution-{self.pk}"
