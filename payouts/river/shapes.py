"""What a river is drawn with. Units are those of the view box."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from textwrap import wrap

from django.utils.translation import gettext as _

from payouts.models import Proposal

Span = tuple[float, float]
"""From and to, across the stream."""


@dataclass(frozen=True)
class Shape:
    """A band (`path`) or a bar (`x y width height`) of the CSS class `kind`."""

    kind: str
    path: str = ""
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class Label:
    """Words beside a bar, under their amount (minor units) if there is one."""

    x: float
    y: float
    text: str
    amount: int | None = None
    anchor: str = "start"
    kind: str = ""
    """`over` where water runs under the words, `line` for one more line of what stands above."""


@dataclass
class River:
    width: float
    height: float
    form: str = ""
    bands: list[Shape] = field(default_factory=list)
    nodes: list[Shape] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    enlarged: str = ""
    """The path of the line from which on the drawing is `times` larger."""
    enlarged_x: float = 0
    enlarged_y: float = 0
    enlarged_anchor: str = "start"
    times: int = 1


@dataclass(frozen=True)
class Piece:
    id: str
    title: str
    points: int


@dataclass(frozen=True)
class Branch:
    """One way in which money reached the person: from a piece, by a work."""

    piece_id: str
    text: str
    amount: Fraction
    raised: Fraction = Fraction(1)
    """By how much it is more than what left the piece, because others waive."""


@dataclass(frozen=True)
class Stream:
    """One person at the mouth of the river, and what each piece brings (minor units)."""

    text: str
    amount: int
    parts: Mapping[str, Fraction]
    mine: bool = False
    gathered: bool = False
    """Several people already, who are not drawn one by one."""

    @property
    def raised(self) -> float:
        """By how much it grows on its way from the pieces, because others waive."""
        return self.amount / float(sum(self.parts.values()) or self.amount or 1)


def whole(proposal: Proposal) -> int:
    """What the river begins with: what was sold, and the costs of an earlier period that came back
    in this one."""
    return max(proposal.profit + max(proposal.costs, 0), 1)


def given_back(proposal: Proposal) -> int:
    return max(-proposal.costs, 0)


def in_lines(words: str, letters: int, most: int = 2) -> list[str]:
    """At most so many lines; what does not fit on them ends in an ellipsis. Where there is no room
    at all one letter stands all the same."""
    return wrap(words, max(letters, 1), max_lines=most, placeholder="…") or [""]


def sideways(left: float, start: Span, right: float, end: Span) -> str:
    middle = (left + right) / 2
    (a, b), (c, d) = start, end
    return (
        f"M{left:.1f} {a:.1f}C{middle:.1f} {a:.1f} {middle:.1f} {c:.1f} {right:.1f} {c:.1f}"
        f"V{d:.1f}C{middle:.1f} {d:.1f} {middle:.1f} {b:.1f} {left:.1f} {b:.1f}Z"
    )


def downwards(top: float, start: Span, bottom: float, end: Span) -> str:
    middle = (top + bottom) / 2
    (a, b), (c, d) = start, end
    return (
        f"M{a:.1f} {top:.1f}C{a:.1f} {middle:.1f} {c:.1f} {middle:.1f} {c:.1f} {bottom:.1f}"
        f"H{d:.1f}C{d:.1f} {middle:.1f} {b:.1f} {middle:.1f} {b:.1f} {top:.1f}Z"
    )


def gather(branches: list[Branch], most: int) -> list[Branch]:
    """The largest, and one more for all the others together."""
    ordered = sorted(branches, key=lambda one: one.amount, reverse=True)
    if len(ordered) <= most:
        return ordered
    kept, rest = ordered[: most - 1], ordered[most - 1 :]
    others = sum((one.amount for one in rest), Fraction(0))
    return [*kept, Branch(rest[0].piece_id, _("in other ways"), others, rest[0].raised)]


def gather_people(streams: list[Stream], most: int) -> list[Stream]:
    ordered = sorted(streams, key=lambda one: (one.gathered, not one.mine, -one.amount))
    if len(ordered) > most:
        kept, rest = ordered[: most - 1], ordered[most - 1 :]
        parts: dict[str, Fraction] = {}
        for one in rest:
            for piece, part in one.parts.items():
                parts[piece] = parts.get(piece, Fraction(0)) + part
        others = Stream(_("others"), sum(one.amount for one in rest), parts)
        return [*sorted(kept, key=lambda one: -one.amount), others]
    return sorted(ordered, key=lambda one: -one.amount)


def gather_pieces(pieces: list[Piece], most: int) -> list[tuple[list[str], str, int]]:
    """(ids, title, points), the heaviest first; the lightest share the last place."""
    ordered = sorted(pieces, key=lambda piece: -piece.points)
    shown = ordered if len(ordered) <= most else ordered[: most - 1]
    rows = [([one.id], one.title, one.points) for one in shown]
    rest = ordered[len(shown) :]
    if rest:
        rows.append(([one.id for one in rest], _("others"), sum(one.points for one in rest)))
    return rows
