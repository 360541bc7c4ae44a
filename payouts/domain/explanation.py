"""One person's share as a tree, written down by the same pass that pays.

Grains a version keeps came from its credits and from later works passing on; what an author gets
of them is traced back to these arrivals in proportion, so that the lines add up to the grain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from payouts.domain.arrivals import Arrival, Traced, TracedWork, trace
from payouts.domain.document import DocumentError
from payouts.domain.money import GRAINS, apportion
from payouts.domain.split import PersonShare, settle
from payouts.domain.split_document import SplitInput, read


@dataclass(frozen=True, slots=True)
class Line:
    """A leaf: one way in which money reached the person."""

    arrival: Arrival
    grains: int
    """The person's part of what arrived, before waivers."""
    amount: int
    """Minor units, after waivers; the lines of a person add up to their amount."""


@dataclass(frozen=True, slots=True)
class Work:
    """A version of the person's that holds grains: what came, what went on, what stayed."""

    version: int
    authors: tuple[str, ...]
    held: int
    passed_on: int
    kept: int
    grains: int
    """The person's part of what was kept."""
    lines: tuple[Line, ...]
    onto: tuple[int, ...] = ()
    """The versions it passed on to."""


@dataclass(frozen=True, slots=True)
class Explanation:
    person: str
    currency: str
    pool: int
    waived: bool
    grains_before_waivers: int
    grains: int
    floor: int
    """pool × grains / GRAINS, rounded down."""
    rounding_unit: int
    """1 when one of the units left over by rounding down went to this person, else 0."""
    amount: int
    direct: tuple[Line, ...]
    """Credits that name the person and no version."""
    works: tuple[Work, ...]
    """In ascending order of version id."""

    def lines(self) -> Iterator[Line]:
        """All leaves; their grains add up to `grains_before_waivers`, their amounts to `amount`."""
        yield from self.direct
        for work in self.works:
            yield from work.lines


def explain(document: Mapping[str, Any], person: str) -> Explanation:
    """Raises DocumentError for a bad document or a person who is not in it."""
    return explain_input(read(document), person)


def explain_input(given: SplitInput, person: str) -> Explanation:
    if person not in given.people:
        raise DocumentError(f"Nobody in the document is called “{person}”.")
    traced = trace(given, given.people.index(person))
    result = settle(traced.grains, given.waived, pool=given.pool)
    share = next((one for one in result.people if one.person == person), PersonShare(person, 0, 0))
    lines = _lines(traced, share.amount)
    floor = given.pool * share.grains // GRAINS
    return Explanation(
        person=person,
        currency=given.currency,
        pool=given.pool,
        waived=person in given.waived,
        grains_before_waivers=traced.grains.get(person, 0),
        grains=share.grains,
        floor=floor,
        rounding_unit=share.amount - floor,
        amount=share.amount,
        direct=lines[0],
        works=tuple(_work(work, cut) for work, cut in zip(traced.works, lines[1:], strict=True)),
    )


def _lines(traced: Traced, amount: int) -> list[tuple[Line, ...]]:
    """The direct lines, then those of each work, with the amount cut by the grains of each."""
    branches: list[list[tuple[Arrival, int]]] = [[(one, one.grains) for one in traced.direct]]
    for work in traced.works:
        cut = apportion(work.part, [arrival.grains for arrival in work.arrivals])
        branches.append(list(zip(work.arrivals, cut, strict=True)))
    grains = [part for branch in branches for _, part in branch]
    amounts = iter(apportion(amount, grains) if any(grains) else grains)
    return [
        tuple(Line(arrival, part, next(amounts)) for arrival, part in branch) for branch in branches
    ]


def _work(work: TracedWork, lines: tuple[Line, ...]) -> Work:
    return Work(
        version=work.version,
        authors=work.authors,
        held=work.held,
        passed_on=work.passed_on,
        kept=work.held - work.passed_on,
        grains=work.part,
        lines=lines,
        onto=work.onto,
    )
