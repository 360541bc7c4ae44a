from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

COMMENT_LENGTH = 10_000


class Thread(models.Model):
    """A discussion; the contribution, project or proposal it belongs to points here."""

    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"thread {self.pk}"


class CommentQuerySet(models.QuerySet["Comment"]):
    def for_reading(self) -> CommentQuerySet:
        return self.select_related("author__person").order_by("created_at", "id")


class Comment(models.Model):
    """Markdown as typed, and the safe HTML made from it when it was saved."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    text = models.TextField(_("Comment"), max_length=COMMENT_LENGTH)
    html = models.TextField(editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["thread", "created_at"])]
        constraints = [
            # Whatever leaves out what was taken back leaves out what staff took down too.
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False, withdrawn_at__isnull=False),
                name="a_removed_comment_is_down_and_says_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    def at(self, address: str) -> str:
        """On the page of its thread, whichever page of the talk it stands on by then."""
        joint = "&" if "?" in address else "?"
        return f"{address}{joint}remark={self.pk}#comment-{self.pk}"
