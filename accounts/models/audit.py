from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F
from django.utils import timezone

from accounts.models.act import act_said, with_role
from accounts.models.reason import read


class AuditRecord(models.Model):
    """Who of the staff did what to what, and why. Rows are only ever added."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    action = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    target_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    target_id = models.CharField(max_length=40)
    target = GenericForeignKey("target_type", "target_id")
    detail = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["target_type", "target_id"]),
            # Some is written down at the whole, and names in its detail the part that it is about.
            GinIndex(OpClass(F("detail"), name="jsonb_path_ops"), name="auditrecord_detail"),
        ]

    def __str__(self) -> str:
        return f"{self.action} at {self.at:%Y-%m-%d %H:%M}"

    @property
    def what(self) -> str:
        return with_role(self.action, act_said(self.action), self.detail)

    @property
    def why(self) -> str:
        return read(self.reason)
