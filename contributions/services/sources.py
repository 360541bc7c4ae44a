"""What a draft was built on: chosen by its author, carried over by a next version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from contributions.models import Draft, DraftOffsiteSource, DraftSource, Relation, Version
from contributions.models.offsite import FACTS
from contributions.models.version import NOTE_LENGTH
from contributions.queries.rulings import counting
from contributions.services.citing import sorted_out

MOST = 1000
"""All that hundreds of people made for one film; its page sends three fields for each."""


@dataclass(frozen=True, slots=True)
class Choice:
    version_id: int
    relation: str = Relation.BASED_ON
    note: str = ""


def too_many() -> str:
    return _("A work can name %(most)s sources at most.") % {"most": MOST}


@transaction.atomic
def choose(*, draft: Draft, choices: Iterable[Choice]) -> list[str]:
    """Make these the draft's sources, as far as they may be named; a longer note is cut. A
    sentence for each that is left out."""
    wanted = {choice.version_id: choice for choice in choices}
    allowed, sentences = sorted_out(draft, wanted)
    if len(wanted) > MOST:
        sentences.append(too_many())
    rows = [_row(draft, wanted[pk]) for pk in allowed[:MOST]]
    draft.sources.exclude(source__in=allowed[:MOST]).delete()
    DraftSource.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["draft", "source"],
        update_fields=["relation", "note"],
    )
    return sentences


@transaction.atomic
def add(*, draft: Draft, version: Version) -> None:
    """Name one more source, if it is not named yet. Raises AlreadyPublished."""
    Draft.objects.hold_open(draft.pk)
    DraftSource.objects.get_or_create(draft=draft, source=version)


@transaction.atomic
def cite(*, draft: Draft, version_id: int) -> None:
    """As `add`, by id, and so not all of it is the author's own; nothing for what they may not
    name. Raises AlreadyPublished."""
    allowed, _sentences = sorted_out(draft, [version_id])
    for version in Version.objects.filter(pk__in=allowed):
        add(draft=draft, version=version)
        Draft.objects.filter(pk=draft.pk).update(all_mine=False)


def carry_over(*, draft: Draft, version: Version) -> None:
    """A next version starts with its predecessor's sources, as they stand by now."""
    DraftSource.objects.bulk_create(
        DraftSource(draft=draft, source_id=edge.source_id, relation=edge.bond, note=edge.note)
        for edge in counting(version.source_edges.all())
    )
    DraftOffsiteSource.objects.bulk_create(
        DraftOffsiteSource(draft=draft, **facts) for facts in version.offsite_sources.values(*FACTS)
    )


def _row(draft: Draft, choice: Choice) -> DraftSource:
    return DraftSource(
        draft=draft,
        source_id=choice.version_id,
        relation=choice.relation,
        note=choice.note[:NOTE_LENGTH],
    )
