"""Do the work of one row of SourceSearch."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from contributions.media import aftermath
from contributions.models import (
    Draft,
    Fingerprint,
    Kind,
    MediaFile,
    SourceSearch,
    Version,
)
from contributions.models.media import main_of
from contributions.queries import alike_pictures, alike_sounds, alike_words
from contributions.queries.likeness import Likeness
from contributions.seeking.choosing import best
from contributions.seeking.marking import mark
from contributions.suggesting import suggest
from hitrecord.foundation.leases import Lease, LeaseLost

log = logging.getLogger(__name__)
LATER = timedelta(seconds=60)
INTERRUPTED = "The search for sources was interrupted."


def seek(pk: int, now: datetime) -> None:
    """If it is due and free; safe to call any number of times."""
    lease = SourceSearch.objects.claim(pk, now)
    if lease is None:
        return
    try:
        with transaction.atomic():
            words = _search(lease, now)
            SourceSearch.objects.finish(lease, now, words=words)
    except LeaseLost:
        log.info("search for sources %s was ordered anew", pk)
    except Exception:  # whatever it is, the author's work goes on without it
        log.exception("search for sources %s failed", pk)
        SourceSearch.objects.retry_later(lease, now, reason=INTERRUPTED, after=LATER)


def _search(lease: Lease, now: datetime) -> str:
    """The hash of the words it looked for, "" without any."""
    row = SourceSearch.objects.select_related("draft", "version").get(pk=lease.pk)
    version, draft = row.version, row.draft
    if version is not None:
        mark(version)
        draft = Draft.objects.filter(version=version).first()
        if draft is None:
            return ""
        _ask(draft, version.contribution_id, version.files.all(), version.text, now)
    elif draft is not None and draft.version_id is None:
        _ask(draft, draft.contribution_id, draft.files.all(), _text_of(draft), now)
    typed = draft.text.strip() if draft else ""
    return hashlib.sha256(typed.encode(errors="replace")).hexdigest() if typed else ""


def _text_of(draft: Draft) -> str:
    main = main_of(draft.files.all())
    if main is None or main.kind != Kind.WRITING or draft.text.strip():
        return draft.text
    return aftermath.words_of(main)


def _ask(
    draft: Draft, own: int | None, files: Iterable[MediaFile], text: str, now: datetime
) -> None:
    prints = list(Fingerprint.objects.filter(media__in=list(files)))
    found = [
        *alike_pictures.alike(prints, without=own),
        *alike_sounds.alike(prints, without=own),
        *alike_words.alike(text, without=own),
    ]
    for likeness, strength in best(found, draft, own):
        suggest(
            draft=draft,
            source=_current(likeness),
            reason=likeness.reason,
            strength=strength,
            media=MediaFile(pk=likeness.media_id) if likeness.media_id else None,
            evidence=likeness.evidence,
            now=now,
        )


def _current(likeness: Likeness) -> Version:
    return Version.objects.get(contribution=likeness.work_id, contribution__current=F("pk"))
