"""One person's share, explained from the sale down to the cents by the code that pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accounts.models import Person
from payouts.domain.arrivals import CreditArrival, PassedArrival
from payouts.domain.explanation import Line, explain
from payouts.domain.money import GRAINS
from payouts.domain.royalties import royalties
from payouts.models import Proposal, Share

MOST_PASSED = 50
"""Works named one by one that pass on to the person's; of the others there is a sum."""


@dataclass(frozen=True)
class Credited:
    """A line of the cue sheet that pays the person."""

    piece: str
    piece_id: str
    piece_points: int
    all_piece_points: int
    piece_reason: str
    title: str
    """The credited work, or the role when there is none."""
    points: int
    all_points: int
    reason: str
    part: Fraction
    """Of what the line brings, the part that stays with the person."""
    amount: Fraction
    """Minor units, before rounding."""


@dataclass(frozen=True)
class Passed:
    """What a later work passed on to one of the person's."""

    title: str
    authors: str
    relation: str
    mine: str
    piece_id: str
    passed: Fraction
    """Minor units that the later work passed on in all."""
    weight: int
    all_weights: int
    part: Fraction
    amount: Fraction


@dataclass(frozen=True)
class Why:
    share: Share
    proposal: Proposal
    credited: list[Credited]
    passed: list[Passed]
    pieces: list[tuple[str, str, int]]
    """(id, title, points) in the order of the cue sheet."""
    exact: Fraction
    """Minor units before rounding; of a later period with what earlier ones left behind."""
    rounding_unit: int
    people: int
    follows_allocation: bool
    upstream_bp: int = 0
    """Of ten thousand parts, what a work passes on to its sources."""
    more: int = 0
    """Works that pass on less than those of `passed`, and what they pass on together."""
    more_amount: Fraction = Fraction(0)
    so_far: Fraction = Fraction(0)
    """Of a later period: the person's part of everything that was ever shared."""
    had: int = 0
    """What earlier periods gave of that."""

    @property
    def came(self) -> Fraction:
        """Minor units that all ways brought together, before anybody waives."""
        ways: list[Credited | Passed] = [*self.credited, *self.passed]
        return sum((one.amount for one in ways), self.more_amount)

    @property
    def raised(self) -> Fraction:
        """By what others' waiving multiplies everything that came."""
        return self.exact / self.came if self.came else Fraction(1)


def why(share: Share, document: Mapping[str, Any]) -> Why:
    """Three statements at most, whatever the size of the document."""
    proposal = share.proposal
    people = Share.objects.filter(proposal=proposal, grains__gt=0).count()
    if "pools" in document:
        return _later(share, document, people)
    explained = explain(document, share.person.key)
    reader = _Reader(document, proposal.pool)
    lines: list[tuple[Line, int | None]] = [(line, None) for line in explained.direct]
    lines += [(line, work.version) for work in explained.works for line in work.lines]
    found = [reader.read(line, version) for line, version in lines if line.grains]
    passed = [one for one in found if isinstance(one, Passed)]
    if len(passed) > MOST_PASSED:
        passed.sort(key=lambda one: one.amount, reverse=True)
    return Why(
        share=share,
        proposal=proposal,
        credited=[one for one in found if isinstance(one, Credited)],
        passed=passed[:MOST_PASSED],
        more=len(passed[MOST_PASSED:]),
        more_amount=sum((one.amount for one in passed[MOST_PASSED:]), Fraction(0)),
        pieces=[(one["id"], one["title"], one["points"]) for one in document["pieces"]],
        exact=Fraction(proposal.pool * share.grains, GRAINS),
        rounding_unit=explained.rounding_unit,
        people=people,
        follows_allocation=False,
        upstream_bp=document["upstream_bp"],
    )


def _later(share: Share, document: Mapping[str, Any], people: int) -> Why:
    """Cents are given so that everybody has their part of all periods together, to the cent."""
    so_far = Fraction(sum(document["pools"]) * share.grains, GRAINS)
    had = sum(one.get(share.person.key, 0) for one in royalties(document)[:-1])
    exact = so_far - had
    return Why(share, share.proposal, [], [], [], exact, 0, people, True, so_far=so_far, had=had)


class _Reader:
    """Finds the words of a document's pieces, credits and versions."""

    def __init__(self, document: Mapping[str, Any], pool: int) -> None:
        self.pool = pool
        self.pieces = {one["id"]: one for one in document["pieces"]}
        self.credits = {one["id"]: one for one in document["credits"]}
        self.versions = {one["id"]: one for one in document["versions"]}
        self.piece_of = {
            one["version"]: one["piece"]
            for one in reversed(document["credits"])
            if "version" in one
        }
        keys = {key for one in document["versions"] for key in one["authors"]}
        self.names = dict(Person.objects.filter(key__in=keys).values_list("key", "credit_name"))
        self.newer: dict[int, int] = {}
        for edge in document["sources"]:
            self.newer.setdefault(edge["source"], edge["derivative"])

    def read(self, line: Line, version: int | None) -> Credited | Passed:
        arrival = line.arrival
        amount = Fraction(self.pool * line.grains, GRAINS)
        part = Fraction(line.grains, arrival.grains)
        if isinstance(arrival, CreditArrival):
            return self._credited(arrival, version, part, amount)
        return self._passed(arrival, part, amount)

    def _credited(
        self, arrival: CreditArrival, version: int | None, part: Fraction, amount: Fraction
    ) -> Credited:
        piece, credit = self.pieces[arrival.piece], self.credits[arrival.credit]
        return Credited(
            piece=piece["title"],
            piece_id=arrival.piece,
            piece_points=arrival.piece_points,
            all_piece_points=arrival.all_piece_points,
            piece_reason=piece["reason"],
            title=self.versions[version]["title"] if version else credit["role"],
            points=arrival.points,
            all_points=arrival.all_points,
            reason=credit["reason"],
            part=part,
            amount=amount,
        )

    def _passed(self, arrival: PassedArrival, part: Fraction, amount: Fraction) -> Passed:
        return Passed(
            title=self.versions[arrival.from_version]["title"],
            authors=", ".join(self.names.get(key, key) for key in arrival.from_authors),
            relation=arrival.relation,
            mine=self.versions[arrival.to_version]["title"],
            piece_id=self._piece(arrival.from_version),
            passed=Fraction(self.pool * arrival.passed, GRAINS),
            weight=arrival.weight,
            all_weights=arrival.all_weights,
            part=part,
            amount=amount,
        )

    def _piece(self, version: int) -> str:
        """The piece whose credit a work's grains came from, through its newest remixes."""
        while version not in self.piece_of and version in self.newer:
            version = self.newer[version]
        return str(self.piece_of.get(version, ""))
