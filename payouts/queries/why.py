"""One person's share, explained from the sale down to the cents by the code that pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Person
from payouts.domain.arrivals import CreditArrival, PassedArrival
from payouts.domain.explanation import Line, Work, explain
from payouts.domain.money import GRAINS
from payouts.domain.royalties import royalties
from payouts.models import Proposal, Share

MOST_NAMED = 4
"""Works written out one by one that one of the person's passes on to."""
MOST_PASSED = 50
"""Works named one by one that pass on to the person's; of the others there is a sum."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """What arrived at a work of the person's, and what of it is theirs. Minor units, unrounded."""

    amount: Fraction
    part: Fraction
    """Of what arrived, the part that stays with the person."""
    arrived: Fraction = Fraction(0)
    onto: str = ""
    """The works the person's passes on to, with their authors; "" when it keeps everything."""
    sharing: int = 1
    """How many authors share what the work keeps."""
    kept: Fraction = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Credited(Way):
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
    is_influence: bool = False


@dataclass(frozen=True, kw_only=True)
class Passed(Way):
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
    got: Fraction = Fraction(0)
    """What the later work had, of which it passed that on."""
    key: str = ""
    """Of somebody whose explanation says where that came from; "" when all of them waive."""


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
    lines: list[tuple[Line, Work | None]] = [(line, None) for line in explained.direct]
    lines += [(line, work) for work in explained.works for line in work.lines]
    found = [reader.read(line, work) for line, work in lines if line.grains]
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
    unit = int(share.amount > 0 and share.amount > exact)
    return Why(share, share.proposal, [], [], [], exact, unit, people, True, so_far=so_far, had=had)


class _Reader:
    """Finds the words of a document's pieces, credits and versions."""

    def __init__(self, document: Mapping[str, Any], pool: int) -> None:
        self.pool = pool
        self.waived = {*document["waived"]}
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

    def read(self, line: Line, work: Work | None) -> Credited | Passed:
        arrival, way = line.arrival, self._way(line, work)
        if isinstance(arrival, CreditArrival):
            return self._credited(arrival, work, way)
        return self._passed(arrival, way)

    def _way(self, line: Line, work: Work | None) -> dict[str, Any]:
        arrived = Fraction(self.pool * line.arrival.grains, GRAINS)
        is_shared = work is not None and work.held
        return {
            "amount": Fraction(self.pool * line.grains, GRAINS),
            "part": Fraction(line.grains, line.arrival.grains),
            "arrived": arrived,
            "onto": self._onto(work) if work and work.passed_on else "",
            "sharing": len(work.authors) if work else 1,
            "kept": arrived * Fraction(work.kept, work.held) if work and is_shared else arrived,
        }

    def _onto(self, work: Work) -> str:
        told = [
            _("“%(title)s” by %(authors)s")
            % {"title": self.versions[one]["title"], "authors": self._by(one)}
            for one in work.onto[:MOST_NAMED]
        ]
        if more := len(work.onto[MOST_NAMED:]):
            told.append(ngettext("%(n)s more work", "%(n)s more works", more) % {"n": more})
        return get_text_list(told, _("and"))

    def _by(self, version: int) -> str:
        return ", ".join(self.names.get(key, key) for key in self.versions[version]["authors"])

    def _credited(self, arrival: CreditArrival, work: Work | None, way: dict[str, Any]) -> Credited:
        piece, credit = self.pieces[arrival.piece], self.credits[arrival.credit]
        return Credited(
            piece=piece["title"],
            piece_id=arrival.piece,
            piece_points=arrival.piece_points,
            all_piece_points=arrival.all_piece_points,
            piece_reason=piece["reason"],
            title=self.versions[work.version]["title"] if work else credit["role"],
            points=arrival.points,
            all_points=arrival.all_points,
            reason=credit["reason"],
            is_influence=work is None,
            **way,
        )

    def _passed(self, arrival: PassedArrival, way: dict[str, Any]) -> Passed:
        paid = [key for key in arrival.from_authors if key not in self.waived]
        return Passed(
            title=self.versions[arrival.from_version]["title"],
            authors=self._by(arrival.from_version),
            relation=arrival.relation,
            mine=self.versions[arrival.to_version]["title"],
            piece_id=self._piece(arrival.from_version),
            passed=Fraction(self.pool * arrival.passed, GRAINS),
            weight=arrival.weight,
            all_weights=arrival.all_weights,
            got=Fraction(self.pool * arrival.held, GRAINS),
            key=next(iter(paid), ""),
            **way,
        )

    def _piece(self, version: int) -> str:
        """The piece whose credit a work's grains came from, through its newest remixes."""
        while version not in self.piece_of and version in self.newer:
            version = self.newer[version]
        return str(self.piece_of.get(version, ""))
