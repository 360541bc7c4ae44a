"""Where every grain began: for the river picture from the pieces to the people.

Grains are alike, so once two pieces have met in a version nobody can say whose grain went where.
Here each stream takes its part of what each piece brought, to the grain: nothing is lost on the
way, a piece gives what it has, and a person gets what the split gives before waivers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from payouts.domain.money import apportion
from payouts.domain.split import before_waivers, credit_grains, piece_grains
from payouts.domain.split_document import SplitInput, read

Mix = dict[int, int]
"""Piece (its place in the list) → grains."""


@dataclass(frozen=True, slots=True)
class Flows:
    pieces: Mapping[str, int]
    """Grains by piece id, in list order; they add up to GRAINS."""
    people: Mapping[str, Mapping[str, int]]
    """Person → piece id → grains, before waivers, in the order of the keys."""


class _Streams:
    """Follows the pass and keeps, for whatever holds grains, which piece they are from."""

    def __init__(self, given: SplitInput) -> None:
        self.graph = given.graph
        self.versions: dict[int, Mix] = {}
        self.people: dict[int, Mix] = {}
        for credit, grains in zip(
            given.credits, credit_grains(given.pieces, given.credits), strict=True
        ):
            if credit.version is not None:
                _pour({credit.piece: grains}, self.versions.setdefault(credit.version, {}))
            elif credit.person is not None:
                _pour({credit.piece: grains}, self.people.setdefault(credit.person, {}))

    def __call__(
        self, version: int, grains: int, targets: Sequence[int], parts: Sequence[int]
    ) -> None:
        mix = self.versions.pop(version)
        for target, part in zip(targets, parts, strict=True):
            _pour(_draw(mix, part), self.versions.setdefault(target, {}))
        authors = self.graph.authors_of(version)
        kept = apportion(grains - sum(parts), [1] * len(authors))
        for author, part in zip(authors, kept, strict=True):
            _pour(_draw(mix, part), self.people.setdefault(author, {}))


def _draw(mix: Mix, grains: int) -> Mix:
    """Take grains out of the mix in proportion; the last to draw empties it exactly."""
    if not grains:
        return {}
    drawn = dict(zip(mix, apportion(grains, list(mix.values())), strict=True))
    for piece, part in drawn.items():
        mix[piece] -= part
    return drawn


def _pour(drawn: Mix, mix: Mix) -> None:
    for piece, part in drawn.items():
        if part:
            mix[piece] = mix.get(piece, 0) + part


def flows(document: Mapping[str, Any]) -> Flows:
    """Raises DocumentError. For pictures: the work grows with pieces × versions."""
    return flows_input(read(document))


def flows_input(given: SplitInput) -> Flows:
    streams = _Streams(given)
    before_waivers(given, record=streams)
    names = [piece.id for piece in given.pieces]
    found = {
        given.people[code]: {names[piece]: mix[piece] for piece in sorted(mix)}
        for code, mix in streams.people.items()
        if mix
    }
    return Flows(
        pieces=dict(zip(names, piece_grains(given.pieces), strict=True)),
        people=dict(sorted(found.items())),
    )
