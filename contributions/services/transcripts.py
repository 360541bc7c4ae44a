"""Captions and transcripts: kept, replaced, taken away and put back; nothing is ever lost."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from contributions.domain import cues
from contributions.domain.cues import Cue
from contributions.models import MediaFile, Transcript
from hitrecord.foundation.locking import for_change


@transaction.atomic
def keep(
    *, media: MediaFile, by: User, language: str, words: list[Cue] | str, now: datetime
) -> Transcript:
    """Cues become captions, a text becomes a transcript without times. What was there in that
    language and form is closed; the first captions of a file are its default."""
    timed = not isinstance(words, str)
    text = words if isinstance(words, str) else cues.write(words)
    others = _held(media).filter(timed=timed)
    before = others.filter(language=language).first()
    if before and before.text == text:
        return before
    is_default = before.is_default if before else timed and not others.exists()
    if before:
        _close(before, by, now)
    return Transcript.objects.create(
        media=media,
        language=language,
        timed=timed,
        text=text,
        is_default=is_default,
        written_by=by,
        written_at=now,
    )


@transaction.atomic
def remove(*, transcript: Transcript, by: User, now: datetime) -> bool:
    """False when it was gone already. Another language becomes the default in its place."""
    held = _held(transcript.media)
    here = held.filter(pk=transcript.pk).first()
    if here is None:
        return False
    _close(here, by, now)
    heir = held.filter(timed=True).order_by("written_at", "id").first() if here.is_default else None
    if heir:
        held.filter(pk=heir.pk).update(is_default=True)
    return True


def put_back(*, transcript: Transcript, by: User, now: datetime) -> Transcript:
    """A former state once more, as the newest one."""
    words = cues.read_own(transcript.text) if transcript.timed else transcript.text
    return keep(media=transcript.media, by=by, language=transcript.language, words=words, now=now)


@transaction.atomic
def make_default(*, transcript: Transcript) -> None:
    """What is shown first to whoever has chosen no language."""
    held = _held(transcript.media).filter(timed=True)
    held.exclude(pk=transcript.pk).update(is_default=False)
    held.filter(pk=transcript.pk).update(is_default=True)


def _held(media: MediaFile) -> QuerySet[Transcript]:
    """The current ones; nobody else changes them before this transaction ends."""
    for_change(MediaFile.objects).get(pk=media.pk)
    return Transcript.objects.filter(media=media).current()


def _close(transcript: Transcript, by: User, now: datetime) -> None:
    Transcript.objects.filter(pk=transcript.pk, closed_at=None).update(closed_at=now, closed_by=by)
