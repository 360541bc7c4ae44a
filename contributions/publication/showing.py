"""A draft as those see it who are asked to be its authors: all that will stand under their name."""

from __future__ import annotations

from dataclasses import dataclass

from contributions.media import aftermath
from contributions.models import Draft, Kind, MediaFile
from contributions.models.media import main_of
from contributions.queries.asked import Asked, asked_for
from contributions.queries.preview import Preview, preview_of


@dataclass(frozen=True, slots=True)
class Shown:
    kind: str
    text: Preview
    files: list[MediaFile]
    sources: list[tuple[str, str]]
    """(relation, title)"""
    authors: list[Asked]


def shown_to_authors(draft: Draft) -> Shown:
    files = list(draft.files.select_related("processing").prefetch_related("renditions"))
    work = draft.contribution
    if main_of(files) is None and work and work.current:
        kept = work.current.files.select_related("processing").prefetch_related("renditions")
        files = [*kept, *files]
    main = main_of(files)
    kind = (main.kind if main else "") or Kind.WRITING
    text, layout = draft.text, draft.layout
    if main and kind == Kind.WRITING and not text.strip():
        text, layout = aftermath.words_of(main), aftermath.layout_of(main, layout)
    return Shown(kind, preview_of(text, layout), files, _sources(draft), asked_for(draft))


def _sources(draft: Draft) -> list[tuple[str, str]]:
    on_site = draft.sources.values_list("relation", "source__contribution__title")
    return [*on_site, *draft.offsite_sources.values_list("relation", "title")]
