"""Let a published version be found: write the marks of its files and of its words."""

from __future__ import annotations

from django.db import connection

from contributions.domain.looks import BITS, pieces
from contributions.domain.shingles import marks_of, words_in
from contributions.models import Fingerprint, PassageMark, PictureMark, SoundMark, Version

_AT_ONCE = 5_000


def mark(version: Version) -> None:
    """Doing it twice leaves the same marks. What an earlier version of the work holds too is
    marked there already."""
    for found in Fingerprint.objects.filter(media__version=version).select_related("media"):
        _forget(found)
        if not _is_marked(found, version):
            _mark_looks(found)
            _mark_sounds(found)
    _mark_words(version)


def _forget(found: Fingerprint) -> None:
    PictureMark.objects.filter(media=found.media_id).delete()
    SoundMark.objects.filter(media=found.media_id).delete()


def _is_marked(found: Fingerprint, version: Version) -> bool:
    earlier = Fingerprint.objects.filter(
        media__version__contribution=version.contribution_id,
        media__version__lt=version.pk,
        media__sha256=found.media.sha256,
    )
    return earlier.exists()


def _mark_looks(found: Fingerprint) -> None:
    marks = []
    for look in found.looks:
        first, second, third, fourth = pieces(look % (1 << BITS))
        marks.append(
            PictureMark(
                media=found.media,
                look=look,
                piece_0=first,
                piece_1=second,
                piece_2=third,
                piece_3=fourth,
            )
        )
    PictureMark.objects.bulk_create(marks)


def _mark_sounds(found: Fingerprint) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO contributions_soundmark (media_id, landmark, moment)
            SELECT media_id, landmark, moment FROM contributions_fingerprint,
                unnest(sounds, moments) AS given(landmark, moment) WHERE id = %s
            """,
            [found.pk],
        )


def _mark_words(version: Version) -> None:
    PassageMark.objects.filter(version=version).delete()
    earlier = PassageMark.objects.filter(
        version__contribution=version.contribution_id, version__lt=version.pk
    )
    known = set(earlier.values_list("shingle", flat=True))
    marks = [
        PassageMark(version=version, shingle=shingle, place=place)
        for shingle, place in marks_of(words_in(version.text))
        if shingle not in known
    ]
    PassageMark.objects.bulk_create(marks, batch_size=_AT_ONCE)
