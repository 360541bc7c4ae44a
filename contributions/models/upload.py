from __future__ import annotations

import math
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributions.models.draft import Draft
from contributions.models.media import MediaFile
from hitrecord.foundation.leases import Leased, LeasedQuerySet


class UploadQuerySet(LeasedQuerySet):
    def by(self, user: Any) -> Self:
        return self.filter(uploader=user)

    def coming(self) -> Self:
        """Parts are missing, or nobody has said yet that all are there."""
        return self.open().filter(arrived_at=None)

    def due(self, now: datetime) -> Self:
        """There is nothing to work on before all the parts are there."""
        return super().due(now).filter(arrived_at__isnull=False)


class Upload(Leased):
    """A file on its way into a draft, part by part. Complete (`arrived_at`) it is hashed and
    becomes `media`; refused it has a `reason`. `name` is its place in storage, `store_id` what
    an object store calls the upload, `sha256` what the client says it is, "" when it says nothing.
    """

    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="incoming"
    )
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="incoming")
    media = models.ForeignKey(
        MediaFile, on_delete=models.CASCADE, null=True, editable=False, related_name="uploads"
    )
    display_name = models.CharField(max_length=200)
    label = models.CharField(_("Label"), max_length=80, blank=True)
    is_extra = models.BooleanField(default=False)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(help_text=_("bytes"))
    modified = models.BigIntegerField(default=0, help_text=_("as the browser counts it"))
    part_size = models.PositiveIntegerField(help_text=_("bytes"))
    name = models.CharField(max_length=100)
    store_id = models.CharField(max_length=1000, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    arrived_at = models.DateTimeField(null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="a_place_in_storage_takes_one_upload"),
            models.CheckConstraint(
                condition=Q(size__gte=1, part_size__gte=1), name="an_upload_has_bytes_to_send"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, media=None)
                | Q(finished_at__isnull=False, media__isnull=False, arrived_at__isnull=False),
                name="an_upload_ends_as_a_file_once_it_has_arrived",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(quarantined_at=None),
                name="an_upload_is_not_both_taken_and_refused",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def parts(self) -> int:
        return math.ceil(self.size / self.part_size)

    def offset(self, number: int) -> int:
        return (number - 1) * self.part_size

    def size_of(self, number: int) -> int:
        """Of the part: all have one size but the last. 0 when there is no such part."""
        if not 1 <= number <= self.parts:
            return 0
        return min(self.part_size, self.size - self.offset(number))
