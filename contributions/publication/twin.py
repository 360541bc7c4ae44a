"""The same work a moment ago: the browser's Back, and Publish once more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Manager

from contributions.media import aftermath
from contributions.models import Draft, Kind, MediaFile, Transcript, Version
from contributions.models.media import main_of
from contributions.models.offsite import FACTS
from contributions.publication.describing import FIELDS

A_MOMENT = timedelta(minutes=10)
SAID = (*FIELDS, "tags", "layout", "licence")


def twin_of(draft: Draft, now: datetime) -> Version | None:
    """A work's first version that came of a draft which said in every word, file and source the
    same, so that nothing is lost when this one is not published as well."""
    if draft.contribution_id or draft.version_id:
        return None
    if draft.pk and draft.authors.exists():
        return None  # whom it names was thought about
    files = _files(draft.files)
    if not (files or draft.text.strip()):
        return None
    if Transcript.objects.filter(media__draft=draft).exists():
        return None  # captions are written on purpose, for this very file
    likely = Version.objects.filter(
        **{f"draft__{name}": getattr(draft, name) for name in SAID},
        draft__author=draft.author_id,
        contribution__withdrawn_at=None,
        number=1,
        published_at__gt=now - A_MOMENT,
    )
    sources = _sources(draft)
    for version in likely.select_related("contribution"):
        same = _files(version.files) == files and _sources(version) == sources
        if same and version.text == _words(draft, version):
            return version
    return None


def _words(draft: Draft, version: Version) -> str:
    """What the version's text is, if its draft said what this one says."""
    if draft.text.strip():
        return draft.text
    main = main_of(version.files.all())
    return aftermath.words_of(main) if main and main.kind == Kind.WRITING else ""


def _files(files: Manager[MediaFile]) -> list[tuple[Any, ...]]:
    return list(files.values_list("sha256", "display_name", "label", "is_extra"))


def _sources(made: Draft | Version) -> set[tuple[Any, ...]]:
    edges = made.sources if isinstance(made, Draft) else made.source_edges
    here = edges.values_list("source", "relation", "note")
    return {*here, *made.offsite_sources.values_list(*FACTS)}
