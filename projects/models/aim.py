from __future__ import annotations

from django.db import models

from contributions.models import Draft
from projects.models.call import Call


class Aim(models.Model):
    """Where a draft is submitted once it is published, with a note if its author wrote one; without
    a call they have said that it goes nowhere yet."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="aim")
    call = models.ForeignKey(
        Call, on_delete=models.CASCADE, null=True, blank=True, related_name="aims"
    )
    note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"draft {self.draft_id} for call {self.call_id}"
