from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SentQuerySet(models.QuerySet["Sent"]):
    def by(self, user: Any) -> Self:
        return self.filter(user=user)


class Sent(models.Model):
    """A file that a member sent in, for the quota of the day: only ever added, and kept until the
    day is over, whatever becomes of the file."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    size = models.PositiveBigIntegerField(help_text=_("bytes"))
    at = models.DateTimeField()

    objects = SentQuerySet.as_manager()

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["user", "at"])]

    def __str__(self) -> str:
        return f"{self.size} bytes of {self.user_id}"
