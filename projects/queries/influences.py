"""Who is a candidate for an influence credit, until they are credited for that very work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contributions.queries.influence import Influence, influences_on
from projects.domain.naming import linked_in, named_in
from projects.models import Credit, Production
from projects.queries.outside import Shaped, shaped_outside

INFLUENCE = "Influence"
Work = tuple[str, int]
"""Its title and its id; what was made elsewhere has none here."""


@dataclass(frozen=True, slots=True)
class Candidates:
    heeded: list[Influence]
    shaped: list[Shaped]


def candidates(
    production: Production, credits: Sequence[Credit], versions: Iterable[int]
) -> Candidates:
    """Two statements. A credit for something else does not do for an influence; one for an
    influence does for the works that its reason names, or for all when it names none of them."""
    heeded, shaped = influences_on(versions), shaped_outside(production)
    asked: dict[int, set[Work]] = {}
    for person, what in [*((h.person_id, (h.work, h.work_id)) for h in heeded), *_pairs(shaped)]:
        asked.setdefault(person, set()).add(what)
    done = {person: _credited(person, works, credits) for person, works in asked.items()}
    return Candidates(
        [each for each in heeded if (each.work, each.work_id) not in done[each.person_id]],
        [each for each in shaped if (each.what, 0) not in done[each.person_id]],
    )


def _pairs(shaped: list[Shaped]) -> Iterable[tuple[int, Work]]:
    return ((each.person_id, (each.what, 0)) for each in shaped)


def _credited(person: int, works: set[Work], credits: Sequence[Credit]) -> set[Work]:
    done: set[Work] = set()
    for credit in credits:
        if credit.person_id != person:
            continue
        linked, titles = linked_in(credit.reason), named_in(credit.reason, {t for t, _n in works})
        named = {work for work in works if work[1] in linked or work[0] in titles}
        is_influence = credit.role.casefold() == INFLUENCE.casefold()
        done |= named or (works if is_influence else set())
    return done
