"""What the authors of a draft, or of a work, are asked: did you build on it?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from contributions.models import Authorship, Contribution, Draft, Source, Suggestion
from contributions.models.suggestion import SuggestionQuerySet
from contributions.queries.candidates import Candidate, candidates
from contributions.queries.glimpses import pictures_of
from contributions.queries.resemblance import in_words
from hitrecord.foundation.once import Once

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """`why` says what resembles and where; `is_mine` when the work is the author's own."""

    pk: int
    work: Candidate
    picture: str
    why: str
    file: str
    is_mine: bool
    is_dismissed: bool


def asked_of(draft: Draft, *, without: Collection[int] = ()) -> list[Asked]:
    """The strongest five that are not answered, then those dismissed; works in `without` are
    asked about elsewhere on the page."""
    if not draft.pk:
        return []
    rows = Suggestion.objects.filter(draft=draft).exclude(answer=Suggestion.Answer.NAMED)
    named = draft.sources.values("source__contribution")
    rows = rows.exclude(work__in=named).exclude(work__in=without)
    return _asked(_shown(rows), draft.author_id)


def asked_about(work: Contribution, *, viewer_id: int) -> list[Asked]:
    """Of a published work, for its authors: only what was never answered."""
    return _asked(_UNANSWERED(work=work.pk), viewer_id)


def _unanswered(*, work: int) -> SuggestionQuerySet:
    named = Source.objects.filter(derivative__contribution=work)
    rows = Suggestion.objects.about(work).filter(draft__version__isnull=False).unanswered()
    return _shown(rows.exclude(work__in=named.values("source__contribution")))


_UNANSWERED: Final = Once(_unanswered)


def _shown(rows: SuggestionQuerySet) -> SuggestionQuerySet:
    return rows.filter(work__withdrawn_at=None).select_related("media")


def _asked(rows: SuggestionQuerySet, user_id: int) -> list[Asked]:
    found = list(rows)
    if not found:
        return []
    kept = [row for row in found if not row.answer][:SHOWN] + [row for row in found if row.answer]
    works = {work.version_id: work for work in candidates([row.source_id for row in kept])}
    shown = pictures_of(works)
    authored = Authorship.objects.filter(version__in=works, person__user=user_id)
    mine = set(authored.values_list("version", flat=True))
    return [
        Asked(
            pk=row.pk,
            work=works[row.source_id],
            picture=shown.get(row.source_id, ""),
            why=in_words(row.reason, row.evidence),
            file=row.media.display_name if row.media else "",
            is_mine=row.source_id in mine,
            is_dismissed=row.answer != "",
        )
        for row in kept
        if row.source_id in works
    ]
