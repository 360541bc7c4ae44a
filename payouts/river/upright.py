"""The same river from top to bottom, for phones."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hitrecord.foundation.currency import format_minor
from payouts.models import Proposal
from payouts.river.shapes import (
    Branch,
    Label,
    Piece,
    River,
    Shape,
    Stream,
    gather,
    gather_people,
    gather_pieces,
    given_back,
    in_lines,
    whole,
)
from payouts.river.shapes import downwards as band

WIDE = 328.0
GAP = 12.0
BAR = 12.0
MOST = 3
YOU = 84.0
PIECES_AT = 470.0
MOUTH_AT = 640.0
LETTER = 7.0
"""About as wide is a letter of a name."""
SMALL = 6.2
"""About as wide is one of plain words."""
DIGIT = 9.5
"""About as wide is a figure of the amount in the green."""
LINE = 16.0
FIGURE = 72.0
"""As wide is an amount beside a bar."""

Places = dict[str, tuple[float, float, float]]
"""Piece id → from how far down, from where across, and how much of it has flown on."""


def draw_upright(
    proposal: Proposal,
    pieces: list[Piece],
    *,
    branches: list[Branch] | None = None,
    people: list[Stream] | None = None,
    to: str = "",
) -> River:
    tall = 914 if branches else 752 if people or pieces else 372
    river = River(width=WIDE, height=tall, form="upright")
    unit = (WIDE - GAP) / whole(proposal)
    _halves(river, proposal, unit)
    places = _pieces(river, proposal.pool * unit, pieces)
    if branches:
        _you(river, unit, gather(branches, MOST), places)
        river.labels += _mouth(river.nodes[-1], branches, proposal.currency, to)
    if people:
        _people(river, unit, gather_people(people, MOST + 1), places)
    return river


def _halves(river: River, proposal: Proposal, unit: float) -> None:
    profit, pool = proposal.profit * unit, proposal.pool * unit
    costs = max(proposal.costs, 0) * unit
    end = WIDE - GAP
    river.bands += [
        Shape("band", band(36, (0, profit), 150, (0, profit))),
        Shape("band cost", band(36, (profit, end), 150, (profit + GAP, WIDE))),
        Shape("band people", band(162, (0, pool), 300, (0, pool))),
        Shape("band company", band(162, (pool, profit), 300, (pool + GAP, profit + GAP))),
    ]
    river.nodes += [
        Shape("node", x=0, y=24, width=end, height=BAR),
        Shape("node", x=0, y=150, width=profit, height=BAR),
        Shape("node cost", x=profit + GAP, y=150, width=costs, height=BAR),
        Shape("node people", x=0, y=300, width=pool, height=BAR),
        Shape("node", x=pool + GAP, y=300, width=profit - pool, height=BAR),
    ]
    if proposal.is_budget:
        river.labels.append(Label(0, -4, _("budget, all for the people"), proposal.income))
        return
    river.labels += [
        Label(0, -4, _("sales"), proposal.income),
        Label(4, 120, _("profit"), proposal.profit, kind="" if profit > FIGURE else "over"),
        *_half_names(proposal, pool),
    ]
    if back := given_back(proposal):
        river.labels.append(Label(WIDE, -4, _("costs given back"), back, anchor="end"))
    if proposal.costs > 0:
        river.labels.append(Label(WIDE, 186, _("costs"), proposal.costs, anchor="end"))


def _half_names(proposal: Proposal, pool: float) -> list[Label]:
    """The people's half has its name in its band if it is wide enough for the words on three lines,
    or else under its bar, as the company's always has."""
    ours, theirs = _("the people’s half"), _("the company’s half")
    lines = in_lines(ours, max(int((pool - 4) // SMALL), 1), 3)
    if pool > FIGURE and " ".join(lines) == ours:
        up = 270 - LINE * (len(lines) - 1)
        return [
            Label(4, up, lines[0], proposal.pool),
            *(
                Label(4, up + 18 + LINE * n, more, kind="line")
                for n, more in enumerate(lines[1:], 1)
            ),
            Label(pool + GAP, 336, theirs, proposal.company, kind="over"),
        ]
    beside = max(pool + GAP, len(ours) * SMALL + GAP)
    return [
        Label(0, 336, ours, proposal.pool, kind="over"),
        Label(beside, 336, theirs, proposal.company, kind="over"),
    ]


def _pieces(river: River, pool: float, pieces: list[Piece]) -> Places:
    all_points = sum(piece.points for piece in pieces)
    places: Places = {}
    taken = x = 0.0
    rows = gather_pieces(pieces, MOST + 1)
    rest = (WIDE - pool) / max(len(rows), 1)
    for index, (ids, title, points) in enumerate(rows):
        wide = pool * points / all_points
        river.bands.append(
            Shape("band people", band(312, (taken, taken + wide), PIECES_AT, (x, x + wide)))
        )
        river.nodes.append(Shape("node people", x=x, y=PIECES_AT, width=wide, height=BAR))
        last = index and index == len(rows) - 1
        at, anchor = (x + wide, "end") if last else (x, "start")
        y = PIECES_AT + 28 + 16 * (index % 2)
        river.labels.append(Label(at, y, _short(title), None, anchor, "over"))
        places |= dict.fromkeys(ids, (PIECES_AT + BAR, x, 0.0))
        taken, x = taken + wide, x + wide + rest
    return places


def _short(name: str, most: int = 20) -> str:
    """Neighbours stand on two lines in turn, so each has room for twice its own width."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _flow(places: Places, piece: str, thick: float) -> tuple[float, float, float]:
    """Straight from the half where no pieces are told apart."""
    top, x, used = places.get(piece, (312.0, 0.0, 0.0))
    places[piece] = (top, x, used + thick)
    return top, x + used, x + used + thick


def _you(river: River, unit: float, branches: list[Branch], places: Places) -> None:
    true = sum(float(one.amount) for one in branches) * unit
    river.times = max(1, round(YOU / true)) if true else 1
    wide = true * river.times
    pitch = (WIDE - wide) / len(branches)
    x, end = 0.0, (WIDE - wide) / 2
    for one in sorted(branches, key=lambda one: places.get(one.piece_id, (0, 0, 0))[1]):
        thin = float(one.amount) * unit
        thick = thin * river.times
        top, start, stop = _flow(places, one.piece_id, thin / float(one.raised))
        river.bands += [
            Shape("band yours", band(top, (start, stop), MOUTH_AT, (x, x + thick))),
            Shape("band yours", band(MOUTH_AT + BAR, (x, x + thick), 770, (end, end + thick))),
        ]
        river.nodes.append(Shape("node yours", x=x, y=MOUTH_AT, width=thick, height=BAR))
        first, *more = in_lines(one.text, int((pitch - 5) // SMALL))
        at, up = x + thick + 5, MOUTH_AT - 14
        river.labels.append(Label(at, up, first, round(one.amount), kind="over"))
        river.labels += [Label(at, up + 18 + LINE, line, kind="over line") for line in more]
        x, end = x + thick + pitch, end + thick
    left = (WIDE - wide) / 2
    river.nodes.append(Shape("node yours", x=left, y=770, width=wide, height=48))
    river.enlarged = f"M0 536H{WIDE:.0f}"
    river.enlarged_x, river.enlarged_y, river.enlarged_anchor = WIDE / 2, 884, "middle"


def _mouth(green: Shape, branches: list[Branch], currency: str, to: str) -> list[Label]:
    """The amount stands in the green where it is wide enough for it, or else under it."""
    total = round(sum(one.amount for one in branches))
    if green.width < len(format_minor(total, currency)) * DIGIT + 8:
        return [Label(WIDE / 2, 844, to, total, anchor="middle")]
    big = Label(WIDE / 2, 803, "", total, anchor="middle", kind="mouth")
    return [big, *([Label(WIDE / 2, 842, to, anchor="middle")] if to else [])]


def _people(river: River, unit: float, people: list[Stream], places: Places) -> None:
    x = 0.0
    pool = sum(one.amount for one in people) * unit
    rest = (WIDE - pool) / len(people)
    for index, one in enumerate(people):
        wide, at = one.amount * unit, x
        kind = "yours" if one.mine else "people"
        for piece, part in one.parts.items():
            thick = float(part) * unit
            top, start, stop = _flow(places, piece, thick)
            thick *= one.raised
            river.bands.append(
                Shape(f"band {kind}", band(top, (start, stop), MOUTH_AT, (at, at + thick)))
            )
            at += thick
        river.nodes.append(Shape(f"node {kind}", x=x, y=MOUTH_AT, width=wide, height=BAR))
        y = MOUTH_AT + 34 + 44 * (index % 2)
        river.labels.append(Label(x, y, _short(one.text), one.amount))
        x += wide + rest
