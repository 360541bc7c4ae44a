"""The words that changed between two versions, kept once found: published words never change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from contributions.domain.comparison import compare
from contributions.models import Version
from contributions.queries.stretches import Stretch, pages_of
from hitrecord.foundation.kept import keep, kept

RECIPE: Final = 1
"""To be raised whenever comparing or dividing into parts changes: what was kept is found anew."""


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Of the whole comparison, and the stretches of one of its parts."""

    added: int = 0
    removed: int = 0
    is_rough: bool = False
    parts: int = 1
    stretches: list[Stretch] = field(default_factory=list)


def changed_words(before: Version, after: Version, part: int) -> ChangedWords:
    """Nobody is asked for here: whoever calls has seen that both may be read. A part that is not
    there has no stretches."""
    key = f"changed-words:{RECIPE}:{before.pk}:{after.pk}"
    whole: ChangedWords | None = kept(key)
    if whole and not 1 <= part <= whole.parts:
        return whole
    stretches = kept(f"{key}:{part}") if whole else None
    if whole and stretches is not None:
        return replace(whole, stretches=stretches)
    made = compare(before.text, after.text)
    pages = pages_of(made.rows)
    whole = ChangedWords(made.added, made.removed, made.is_rough, len(pages))
    shown = pages[part - 1] if 1 <= part <= len(pages) else []
    if before.text and after.text:  # an uploaded text is read after its version is published
        keep(key, whole)
        if shown:
            keep(f"{key}:{part}", shown)
    return replace(whole, stretches=shown)
