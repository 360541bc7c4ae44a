from __future__ import annotations

from django.db import models

from contributions.models.media import MediaFile


class Blanking(models.Model):
    """What is private in an original: where it lies, and what is sent there instead
    (contributions.media.discreet). Found by one walk through the file, and kept, because a film is
    downloaded in many requests. `patches` is None when the file cannot be cleaned."""

    media = models.OneToOneField(MediaFile, on_delete=models.CASCADE, related_name="blanking")
    patches: models.JSONField[list[list[int | str]] | None, list[list[int | str]] | None] = (
        models.JSONField(null=True)
    )

    def __str__(self) -> str:
        return f"blanking of {self.media_id}"
