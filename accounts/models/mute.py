from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class Mute(models.Model):
    """A member wants to hear no more of a work, a project or a proposal: not of what others say
    there. Decisions, money and rights still reach them. People are muted by a Distance."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes"
    )
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "target_type", "target_id"], name="a_member_mutes_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} mutes {self.target_type_id}:{self.target_id}"
