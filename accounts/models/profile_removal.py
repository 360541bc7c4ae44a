from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class ProfileRemoval(models.Model):
    """What a profile said and showed before staff blanked it: kept for the appeal, which gives it
    back, and gone with the account."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile_removals"
    )
    bio = models.TextField(blank=True)
    open_to = models.CharField(max_length=200, blank=True)
    avatar = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(bio="", open_to="", avatar=""),
                name="what_was_taken_from_a_profile_was_something",
            )
        ]

    def __str__(self) -> str:
        return f"profile of {self.user_id}, {self.at:%Y-%m-%d}"
