from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.user import HANDLE_LENGTH


class FormerHandle(models.Model):
    """A handle somebody had: links with it still lead to them, and nobody else can have it."""

    handle = models.CharField(max_length=HANDLE_LENGTH)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="former_handles"
    )
    until = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("handle"),
                name="a_former_handle_is_kept_for_one",
                violation_error_message=_("Somebody already has this handle."),
            )
        ]

    def __str__(self) -> str:
        return f"@{self.handle}, now {self.user_id}"
