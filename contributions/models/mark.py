"""By what published works are found again: one row for each picture, landmark and passage."""

from __future__ import annotations

from django.db import models

from contributions.models.media import MediaFile
from contributions.models.version import Version


class PictureMark(models.Model):
    """A look in four pieces of 16 bits: looks that differ in few bits share a piece, or nearly."""

    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, related_name="+")
    look = models.BigIntegerField()
    piece_0 = models.IntegerField(db_index=True)
    piece_1 = models.IntegerField(db_index=True)
    piece_2 = models.IntegerField(db_index=True)
    piece_3 = models.IntegerField(db_index=True)

    def __str__(self) -> str:
        return f"look of {self.media_id}"


class SoundMark(models.Model):
    """Two peaks of a sound, and when the first one is heard (in hops of contributions.domain)."""

    media = models.ForeignKey(MediaFile, on_delete=models.CASCADE, related_name="+")
    landmark = models.IntegerField(db_index=True)
    moment = models.IntegerField()

    def __str__(self) -> str:
        return f"landmark of {self.media_id}"


class PassageMark(models.Model):
    """Six words in a row that were chosen to stand for those around them; `place` counts words."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    shingle = models.IntegerField(db_index=True)
    place = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"passage of {self.version_id}"
