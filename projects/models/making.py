from __future__ import annotations

from django.db import models
from django.utils import timezone

from contributions.models import Draft
from projects.models.call import Call


class Making(models.Model):
    """A draft that was begun to answer a call: published, it is offered there with one click."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="makings")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["draft"], name="a_draft_is_begun_for_one_call")
        ]

    def __str__(self) -> str:
        return f"draft {self.draft_id} for call {self.call_id}"
