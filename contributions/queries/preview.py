"""What is being written as it will stand on its page; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from contributions.models import Layout
from contributions.queries.reading import reading_time
from contributions.typesetting import count_words, typeset

PREVIEW_LENGTH = 60_000
"""Characters: about 30 pages, set while a writer waits for a blink."""


@dataclass(frozen=True, slots=True)
class Preview:
    html: SafeString
    is_script: bool
    words: int
    is_cut: bool

    @property
    def time(self) -> str:
        return reading_time(self.words)


def preview_of(text: str, layout: str) -> Preview:
    shown = text[:PREVIEW_LENGTH]
    html = typeset(shown, layout).html
    # Made by contributions.typesetting, which lets no tag through but its own.
    safe = mark_safe(html)  # noqa: S308
    is_script = layout == Layout.SCREENPLAY
    return Preview(safe, is_script, count_words(text), len(text) > len(shown))
