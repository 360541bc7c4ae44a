"""Content Credentials: what the site says in a file about where it comes from, and what a file
said when it came."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from contributions.models.media import MediaFile
from contributions.models.version import Version
from hitrecord.foundation.leases import Leased, LeasedQuerySet


class Signing(Leased):
    """The background work that signs what a version shows and gives away. Nothing waits for it."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="signing")
    ordered_at = models.DateTimeField(default=timezone.now)

    objects = LeasedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(quarantined_at=None),
                name="a_signing_is_not_both_done_and_given_up",
            )
        ]

    def __str__(self) -> str:
        return f"signing of {self.version_id}"


class KnownFile(models.Model):
    """A file of a version as it leaves the house, known again by its hash, also long after another
    took its place. `label` names its credentials, "" when it leaves without; `said` is the digest
    of what they say. `manifest` is kept where the newest credentials lie beside the file, or are
    to be quoted by what is made from it. `name` is its place in storage; `replaces` that of the
    file before it, which somebody may be looking at and which is removed a day later."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="known_files")
    media = models.ForeignKey(
        MediaFile, on_delete=models.CASCADE, null=True, blank=True, related_name="known_files"
    )
    role = models.CharField(max_length=30)
    sha256 = models.CharField(max_length=64, db_index=True)
    label = models.CharField(max_length=100, blank=True, db_index=True)
    said = models.CharField(max_length=64, blank=True)
    manifest = models.BinaryField(null=True)
    name = models.CharField(max_length=200, blank=True)
    replaces = models.CharField(max_length=200, blank=True, db_index=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "role", "sha256", "label"],
                name="a_file_is_known_once_by_its_hash_and_its_credentials",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="a_file_is_known_by_a_whole_hash",
            ),
            models.CheckConstraint(
                condition=Q(manifest=None) | ~Q(label=""),
                name="credentials_that_are_kept_have_a_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of version {self.version_id}"


class Incoming(Leased):
    """What the credentials in an uploaded file say; `found` is empty when it has none. They are
    somebody's words: shown as such, never believed."""

    media = models.OneToOneField(MediaFile, on_delete=models.CASCADE, related_name="incoming")
    found: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        default=dict, blank=True
    )

    objects = LeasedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(quarantined_at=None),
                name="incoming_credentials_are_not_both_read_and_given_up",
            )
        ]

    def __str__(self) -> str:
        return f"credentials that came with {self.media_id}"
