"""Who is a candidate for an influence credit, until they are credited for that very work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contributions.queries.influence import Influence, influences_on
from projects.models import Credit, Production
from projects.queries.outside import Shaped, shaped_outside

INFLUENCE = "Influence"


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
    asked: dict[int, set[str]] = {}
    for person, what in [*((h.person_id, h.work) for h in heeded), *_pairs(shaped)]:
        asked.setdefault(person, set()).add(what)
    done = {person: _credited(person, works, credits) for person, works in asked.items()}
    return Candidates(
        [each for each in heeded if each.work not in done[each.person_id]],
        [each for each in shaped if each.what not in done[each.person_id]],
    )


def _pairs(shaped: list[Shaped]) -> Iterable[tuple[int, str]]:
    return ((each.person_id, each.what) for each in shaped)


def _credited(person: int, works: set[str], credits: Sequence[Credit]) -> set[str]:
    done: set[str] = set()
    for credit in credits:
        if credit.person_id != person:
            continue
        named = {work for work in works if work in credit.reason}
        is_influence = credit.role.casefold() == INFLUENCE.casefold()
        done |= named or (works if is_influence else set())
    return done
