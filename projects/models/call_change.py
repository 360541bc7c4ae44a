from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from projects.models.call import Call

BY_STAFF = "by_staff"


class CallChange(models.Model):
    """What a lead changed in an open call, or staff in any. `before` and `after` are what it said
    there, as it was written; a deadline is in ISO. What staff put right is marked in `before`."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=280, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")),
                name="a_change_of_a_call_changes_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.at:%Y-%m-%d}"
