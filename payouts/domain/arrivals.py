"""What arrived at one person's works, recorded while the split is computed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from payouts.domain.effective import EffectiveSources
from payouts.domain.money import apportion
from payouts.domain.split import before_waivers, credit_grains, piece_grains
from payouts.domain.split_document import SplitInput


@dataclass(frozen=True, slots=True)
class CreditArrival:
    """Grains from the cue sheet: `points` of `all_points` in a piece."""

    piece: str
    piece_points: int
    all_piece_points: int
    piece_grains: int
    credit: str
    points: int
    all_points: int
    grains: int


@dataclass(frozen=True, slots=True)
class PassedArrival:
    """Grains a later work passed on: `weight` of `all_weights` of its effective sources."""

    from_version: int
    from_authors: tuple[str, ...]
    to_version: int
    relation: str
    """The last relation walked, when own works of `from_authors` lie between."""
    weight: int
    all_weights: int
    passed: int
    """All that `from_version` passed on, to every effective source."""
    grains: int
    held: int
    """All that `from_version` had."""


Arrival = CreditArrival | PassedArrival


@dataclass(slots=True)
class TracedWork:
    """A version by the person, with everything that arrived at it."""

    version: int
    authors: tuple[str, ...]
    arrivals: list[Arrival] = field(default_factory=list)
    held: int = 0
    passed_on: int = 0
    part: int = 0
    """What the person gets of the grains the version keeps."""
    onto: tuple[int, ...] = ()
    """The versions it passed on to."""


@dataclass(frozen=True, slots=True)
class Traced:
    grains: Mapping[str, int]
    """Everybody's grains before waivers."""
    direct: list[CreditArrival]
    works: list[TracedWork]
    """The person's versions that hold grains, in ascending order of id."""


class _Recorder:
    """Watches the pass for arrivals at the works of one person."""

    def __init__(self, given: SplitInput, person: int) -> None:
        self.given = given
        self.person = person
        self.effective = EffectiveSources(given.graph)
        graph = given.graph
        self.works = {
            version: TracedWork(given.version_ids[version], self.names(version))
            for version in range(graph.size)
            if person in graph.authors_of(version)
        }

    def names(self, version: int) -> tuple[str, ...]:
        return tuple(self.given.people[code] for code in self.given.graph.authors_of(version))

    def __call__(
        self, version: int, grains: int, targets: Sequence[int], parts: Sequence[int]
    ) -> None:
        if version in self.works:
            self._hold(version, grains, sum(parts))
            onto = [self.given.version_ids[one] for one in targets]
            self.works[version].onto = tuple(onto)
        for target, part in zip(targets, parts, strict=True):
            if part and target in self.works:
                arrival = self._passed(version, target, (grains, sum(parts)), part)
                self.works[target].arrivals.append(arrival)

    def _hold(self, version: int, grains: int, passed_on: int) -> None:
        work, authors = self.works[version], self.given.graph.authors_of(version)
        work.held, work.passed_on = grains, passed_on
        equal = apportion(grains - passed_on, [1] * len(authors))
        work.part = equal[authors.index(self.person)]

    def _passed(
        self, version: int, target: int, upstream: tuple[int, int], part: int
    ) -> PassedArrival:
        """`upstream`: what the version had, and what of it it passed on."""
        relation = self.effective.relation(version, target)
        return PassedArrival(
            from_version=self.given.version_ids[version],
            from_authors=self.names(version),
            to_version=self.given.version_ids[target],
            relation=self.given.relations[relation],
            weight=self.given.graph.weights[relation],
            all_weights=self.effective.weight(version),
            passed=upstream[1],
            grains=part,
            held=upstream[0],
        )


def trace(given: SplitInput, person: int) -> Traced:
    """Compute the split while recording what reaches the person with this author code."""
    recorder = _Recorder(given, person)
    direct: list[CreditArrival] = []
    for credit, arrival in zip(given.credits, credit_arrivals(given), strict=True):
        if credit.person == person:
            direct.append(arrival)
        elif credit.version in recorder.works and arrival.grains:
            recorder.works[credit.version].arrivals.append(arrival)
    grains = before_waivers(given, sources=recorder.effective, record=recorder)
    works = [recorder.works[version] for version in sorted(recorder.works)]
    return Traced(grains, direct, [work for work in works if work.held])


def credit_arrivals(given: SplitInput) -> list[CreditArrival]:
    """Every credit of the document with what it weighs, in list order."""
    all_piece_points = sum(piece.points for piece in given.pieces)
    points = [0] * len(given.pieces)
    for credit in given.credits:
        points[credit.piece] += credit.points
    pieces = piece_grains(given.pieces)
    return [
        CreditArrival(
            piece=given.pieces[credit.piece].id,
            piece_points=given.pieces[credit.piece].points,
            all_piece_points=all_piece_points,
            piece_grains=pieces[credit.piece],
            credit=credit.id,
            points=credit.points,
            all_points=points[credit.piece],
            grains=grains,
        )
        for credit, grains in zip(
            given.credits, credit_grains(given.pieces, given.credits), strict=True
        )
    ]
