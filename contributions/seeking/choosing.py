"""Which of the works that resemble a draft its authors are asked about."""

from __future__ import annotations

from collections.abc import Sequence

from contributions.models import Contribution, Draft, Source
from contributions.queries.likeness import Likeness

MOST = 10
_OWN = 40  # an own earlier work is a source as well, but asked about last


def best(found: Sequence[Likeness], draft: Draft, own: int | None) -> list[tuple[Likeness, int]]:
    """One for each work, the strongest first; nothing that is younger than what it would be a
    source of, or was made from it."""
    works = {likeness.work_id for likeness in found}
    mine = set(
        Contribution.objects.filter(
            pk__in=works, current__authorships__person__user=draft.author_id
        ).values_list("pk", flat=True)
    )
    made_from_it = set(
        Source.objects.filter(
            derivative__contribution__in=works, source__contribution=own
        ).values_list("derivative__contribution", flat=True)
    )
    kept: dict[int, tuple[Likeness, int]] = {}
    for likeness in found:
        strength = likeness.strength - _OWN * (likeness.work_id in mine)
        is_late = draft.version_id is not None and likeness.version_id > draft.version_id
        if is_late or likeness.work_id in made_from_it:
            continue
        if likeness.work_id not in kept or kept[likeness.work_id][1] < strength:
            kept[likeness.work_id] = likeness, strength
    return sorted(kept.values(), key=lambda each: -each[1])[:MOST]
