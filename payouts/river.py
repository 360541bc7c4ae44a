"""The river from the sale to one person, as shapes. Widths are true to scale, and where the
person's part is drawn larger the drawing says by how much. Units are those of the view box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from payouts.models import Proposal

HEIGHT = 360.0
TOP = 40.0
BAR = 14.0
PIECE_PITCH = 34.0
MOST_PIECES = 8
MOST_BRANCHES = 5
YOU_HEIGHT = 57.0


@dataclass(frozen=True)
class Shape:
    """A band (`path`) or an upright bar (`x y width height`) of the CSS class `kind`."""

    kind: str
    path: str = ""
    x: float = 0
    y: float = 0
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    amount: int | None
    text: str
    detail: str = ""


@dataclass
class River:
    proposal: Proposal
    height: float = 470.0
    bands: list[Shape] = field(default_factory=list)
    nodes: list[Shape] = field(default_factory=list)
    pieces: list[Label] = field(default_factory=list)
    branches: list[Label] = field(default_factory=list)
    profit_label: float = TOP + 22
    cost_label: float = 0
    company_label: float = 0
    scale: int = 1
    you: Shape | None = None

    @property
    def you_label(self) -> float:
        return self.you.y + self.you.height + 26 if self.you else 0


@dataclass(frozen=True)
class Branch:
    """One way in which money reached the person: from a piece, by a work."""

    piece_id: str
    text: str
    amount: Fraction


def band(left: float, top: tuple[float, float], right: float, end: tuple[float, float]) -> str:
    middle = (left + right) / 2
    (a, b), (c, d) = top, end
    return (
        f"M{left:.1f} {a:.1f}C{middle:.1f} {a:.1f} {middle:.1f} {c:.1f} {right:.1f} {c:.1f}"
        f"V{d:.1f}C{middle:.1f} {d:.1f} {middle:.1f} {b:.1f} {left:.1f} {b:.1f}Z"
    )


def draw(
    proposal: Proposal, pieces: list[tuple[str, str, int]], branches: Iterable[Branch] = ()
) -> River:
    """`pieces`: (id, title, points) in the order of the cue sheet."""
    river = River(proposal)
    unit = HEIGHT / max(proposal.income, 1)
    _halves(river, unit)
    places = _pieces(river, unit, pieces)
    found = sorted(branches, key=lambda one: one.amount, reverse=True)
    if found:
        _you(river, unit, _merged(found), places)
    return river


def _halves(river: River, unit: float) -> None:
    proposal = river.proposal
    profit, costs = proposal.profit * unit, proposal.costs * unit
    pool, company = proposal.pool * unit, proposal.company * unit
    cost_top, company_top = TOP + profit + 44, TOP + pool + 34
    river.cost_label, river.company_label = cost_top + 22, company_top + 22
    river.bands += [
        Shape("band", band(14, (TOP, TOP + profit), 196, (TOP, TOP + profit))),
        Shape(
            "band cost",
            band(14, (TOP + profit, TOP + HEIGHT), 196, (cost_top, cost_top + costs)),
        ),
        Shape("band people", band(210, (TOP, TOP + pool), 404, (TOP, TOP + pool))),
        Shape(
            "band company",
            band(210, (TOP + pool, TOP + profit), 404, (company_top, company_top + company)),
        ),
    ]
    river.nodes += [
        Shape("node", x=0, y=TOP, width=BAR, height=HEIGHT),
        Shape("node", x=196, y=TOP, width=BAR, height=profit),
        Shape("node cost", x=196, y=cost_top, width=BAR, height=costs),
        Shape("node people", x=404, y=TOP, width=BAR, height=pool),
        Shape("node", x=404, y=company_top, width=BAR, height=company),
    ]


def _pieces(
    river: River, unit: float, pieces: list[tuple[str, str, int]]
) -> dict[str, tuple[float, float]]:
    """Where each piece's bar is: (top, height). Small pieces share the last bar."""
    all_points = sum(points for _id, _title, points in pieces)
    pool = river.proposal.pool * unit
    ordered = sorted(pieces, key=lambda piece: -piece[2])
    shown, rest = ordered, []
    if len(ordered) > MOST_PIECES:
        shown, rest = ordered[: MOST_PIECES - 1], ordered[MOST_PIECES - 1 :]
    rows = [([one[0]], one[1], one[2]) for one in shown]
    if rest:
        rows.append(([one[0] for one in rest], "…", sum(one[2] for one in rest)))
    places: dict[str, tuple[float, float]] = {}
    taken, y = TOP, 14.0
    for ids, title, points in rows:
        height = pool * points / all_points
        river.bands.append(
            Shape("band people", band(418, (taken, taken + height), 630, (y, y + height)))
        )
        river.nodes.append(Shape("node people", x=630, y=y, width=BAR, height=height))
        river.pieces.append(Label(652, y + height / 2 + 5, None, title, str(points)))
        places |= dict.fromkeys(ids, (y, height))
        taken, y = taken + height, y + max(height + 26, PIECE_PITCH)
    river.height = max(river.height, y)
    return places


def _merged(branches: list[Branch]) -> list[Branch]:
    if len(branches) <= MOST_BRANCHES:
        return branches
    kept, rest = branches[: MOST_BRANCHES - 1], branches[MOST_BRANCHES - 1 :]
    return [*kept, Branch(rest[0].piece_id, "…", sum((one.amount for one in rest), Fraction(0)))]


def _you(
    river: River, unit: float, branches: list[Branch], places: dict[str, tuple[float, float]]
) -> None:
    true = float(sum(one.amount for one in branches)) * unit
    river.scale = max(1, round(YOU_HEIGHT / true)) if true else 1
    gap = 56.0
    tall = true * river.scale
    river.height = max(river.height, tall + gap * (len(branches) + 1))
    spread = (river.height - 100 - tall) / max(len(branches), 1)
    top = max((river.height - 60 - tall) / 2, 30)
    river.you = Shape("node yours", x=1080, y=top, width=120, height=tall)
    starts = {key: y for key, (y, _height) in places.items()}
    branches = sorted(branches, key=lambda one: starts.get(one.piece_id, TOP))
    y, end = 44.0, top
    for one in branches:
        thin = float(one.amount) * unit
        thick = thin * river.scale
        left = 644 if one.piece_id in places else 418
        start = starts.get(one.piece_id, TOP)
        starts[one.piece_id] = start + thin
        river.bands += [
            Shape("band yours", band(left, (start, start + thin), 952, (y, y + thick))),
            Shape("band yours", band(966, (y, y + thick), 1080, (end, end + thick))),
        ]
        river.nodes.append(Shape("node yours", x=952, y=y, width=BAR, height=thick))
        river.branches.append(Label(846, y - 26, round(one.amount), one.text))
        y, end = y + thick + spread, end + thick
