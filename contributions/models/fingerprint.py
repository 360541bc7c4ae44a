from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from contributions.models.media import MediaFile


class Fingerprint(models.Model):
    """What a file looks and sounds like, in few numbers (contributions.domain.looks, .landmarks).
    It goes where its file goes; nobody can find a file by it before its version is published,
    which writes `PictureMark` and `SoundMark`. `method` is the way it was made."""

    media = models.OneToOneField(MediaFile, on_delete=models.CASCADE, related_name="fingerprint")
    looks = ArrayField(models.BigIntegerField(), default=list, blank=True)
    sounds = ArrayField(models.IntegerField(), default=list, blank=True)
    moments = ArrayField(models.IntegerField(), default=list, blank=True)
    method = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"fingerprint of {self.media_id}"
