from __future__ import annotations

from django.db import models
from django.utils import timezone

from contributions.models.thread import COMMENT_LENGTH, Comment


class Rewording(models.Model):
    """The words of a remark before its author changed them; everybody may read them."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="rewordings")
    text = models.TextField(max_length=COMMENT_LENGTH)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"comment {self.comment_id} until {self.at:%Y-%m-%d %H:%M}"
