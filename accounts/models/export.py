from __future__ import annotations

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.storage.base import Storage
from django.db import models
from django.db.models import Q
from django.utils import timezone

from hitrecord.foundation.leases import Leased, LeasedQuerySet


def originals() -> Storage:
    return storages["originals"]


def archive_name(export: Export, filename: str) -> str:
    return f"exports/{uuid.uuid4().hex}.bin"


class Export(Leased):
    """Everything of one member as a ZIP: made in the background, there for some days."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="exports"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    percent = models.PositiveSmallIntegerField(default=0)
    archive = models.FileField(storage=originals, upload_to=archive_name, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(finished_at=None, quarantined_at=None),
                name="one_export_of_a_member_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(archive="") | Q(finished_at__isnull=False, expires_at__isnull=False),
                name="an_archive_that_is_there_is_finished_and_expires",
            ),
        ]

    def __str__(self) -> str:
        return f"export of {self.user_id}"
