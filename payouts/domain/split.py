"""Engine 1: from a split document to whole minor units. The rule is money, section 1.

`split(document)` checks and computes. Callers that hold arrays instead of a document build a
`SplitInput` around a `Graph` and call `compute`, which is what `split` does too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from payouts.domain.document import canonical
from payouts.domain.effective import EffectiveSources
from payouts.domain.engine import Record, pass_on, pay_authors
from payouts.domain.money import GRAINS, apportion
from payouts.domain.split_document import Credit, Piece, SplitInput, read


@dataclass(frozen=True, slots=True)
class PersonShare:
    person: str
    grains: int
    amount: int
    """Minor units."""


@dataclass(frozen=True, slots=True)
class Result:
    people: tuple[PersonShare, ...]
    """In the order of the keys; nobody whose grains are zero."""
    unallocated: int
    """Minor units nobody is left to receive: the whole pool or 0."""

    def canonical(self) -> bytes:
        people = [
            {"amount": one.amount, "grains": one.grains, "person": one.person}
            for one in self.people
        ]
        return canonical({"people": people, "unallocated": self.unallocated})


def split(document: Mapping[str, Any]) -> Result:
    """Raises DocumentError, before computing, for a document the rule cannot be applied to."""
    return compute(read(document))


def compute(given: SplitInput) -> Result:
    return settle(before_waivers(given), given.waived, pool=given.pool)


def before_waivers(
    given: SplitInput,
    *,
    sources: EffectiveSources | None = None,
    record: Record | None = None,
) -> dict[str, int]:
    """Grains by person, steps 1 to 5. They add up to GRAINS; zero is left out."""
    held = [0] * given.graph.size
    people = [0] * len(given.people)
    cut = credit_grains(given.pieces, given.credits)
    for credit, grains in zip(given.credits, cut, strict=True):
        if credit.version is not None:
            held[credit.version] += grains
        elif credit.person is not None:
            people[credit.person] += grains
    pass_on(given.graph, held, upstream_bp=given.upstream_bp, sources=sources, record=record)
    pay_authors(given.graph, held, people)
    return {key: grains for key, grains in zip(given.people, people, strict=True) if grains}


def piece_grains(pieces: Sequence[Piece]) -> list[int]:
    """Step 1, in list order."""
    return apportion(GRAINS, [piece.points for piece in pieces])


def credit_grains(pieces: Sequence[Piece], credits: Sequence[Credit]) -> list[int]:
    """Steps 1 and 2: the grains of each credit, in list order."""
    places: list[list[int]] = [[] for _ in pieces]
    for place, credit in enumerate(credits):
        places[credit.piece].append(place)
    cut = [0] * len(credits)
    for grains, mine in zip(piece_grains(pieces), places, strict=True):
        parts = apportion(grains, [credits[place].points for place in mine])
        for place, part in zip(mine, parts, strict=True):
            cut[place] = part
    return cut


def settle(grains: Mapping[str, int], waived: frozenset[str], *, pool: int) -> Result:
    """Steps 6 and 7: drop who waived, raise the others pro rata, and turn grains into money."""
    keys = sorted(key for key in grains if grains[key] and key not in waived)
    if not keys:
        return Result((), pool)
    raised = apportion(GRAINS, [grains[key] for key in keys])
    amounts = apportion(pool, raised)
    people = zip(keys, raised, amounts, strict=True)
    return Result(tuple(PersonShare(*one) for one in people if one[1]), 0)
