"""A draft's files become a version's."""

from __future__ import annotations

from contributions.bell import ring_for_processing
from contributions.models import Blanking, Fingerprint, MediaFile, Processing, Transcript, Version


def hand_over(*, media: MediaFile, version: Version) -> None:
    """Move a draft's file to the version it became; of another version's file make a second row
    over the same bytes, because versions never change."""
    if media.version_id is None:
        MediaFile.objects.filter(pk=media.pk).update(draft=None, version=version)
        return
    work = media.processing
    made = list(media.renditions.all()) if work.finished_at else []
    before, media.pk, media.version = media.pk, None, version
    media._state.adding = True
    media.save()
    _carry_over(from_media=before, to=media)
    if not work.finished_at:
        # Still at work, or failed: the copy is processed from the start, into files of its own.
        ring_for_processing(Processing.objects.create(media=media).pk)
        return
    for rendition in made:
        rendition.pk, rendition.media = None, media
        rendition.save()
    work.pk, work.media = None, media
    work.save()


def _carry_over(*, from_media: int, to: MediaFile) -> None:
    """A next version over the same bytes starts with the same words, and the same is private."""
    for blanking in Blanking.objects.filter(media=from_media):
        Blanking.objects.create(media=to, patches=blanking.patches)
    for found in Fingerprint.objects.filter(media=from_media):
        found.pk, found.media = None, to
        found.save()
    rows = list(Transcript.objects.filter(media=from_media).current())
    for row in rows:
        row.pk, row.media = None, to
    Transcript.objects.bulk_create(rows)
