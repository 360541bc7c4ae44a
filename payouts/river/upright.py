"""The same river from top to bottom, for phones."""

from __future__ import annotations

from django.utils.translation import gettext as _

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

Places = dict[str, tuple[float, float]]


def draw_upright(
    proposal: Proposal,
    pieces: list[Piece],
    *,
    branches: list[Branch] | None = None,
    people: list[Stream] | None = None,
) -> River:
    river = River(width=WIDE, height=900 if branches else 752, form="upright")
    unit = (WIDE - GAP) / whole(proposal)
    _halves(river, proposal, unit)
    places = _pieces(river, proposal.pool * unit, pieces)
    if branches:
        _you(river, unit, gather(branches, MOST), places)
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
        Label(4, 120, _("profit"), proposal.profit),
        Label(4, 270, _("the people’s half"), proposal.pool),
        Label(pool + GAP, 336, _("the company’s half"), proposal.company, kind="over"),
    ]
    if back := given_back(proposal):
        river.labels.append(Label(WIDE, -4, _("costs given back"), back, anchor="end"))
    if proposal.costs > 0:
        river.labels.append(Label(WIDE, 186, _("costs"), proposal.costs, anchor="end"))


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
        places |= dict.fromkeys(ids, (x, 0.0))
        taken, x = taken + wide, x + wide + rest
    return places


def _short(name: str, most: int = 20) -> str:
    """Neighbours stand on two lines in turn, so each has room for twice its own width."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _flow(places: Places, piece: str, thick: float) -> tuple[float, float, float]:
    if piece not in places:
        return 312, 0, thick
    x, used = places[piece]
    places[piece] = (x, used + thick)
    return PIECES_AT + BAR, x + used, x + used + thick


def _you(river: River, unit: float, branches: list[Branch], places: Places) -> None:
    true = sum(float(one.amount) for one in branches) * unit
    river.times = max(1, round(YOU / true)) if true else 1
    wide = true * river.times
    pitch = (WIDE - wide) / len(branches)
    x, end = 0.0, (WIDE - wide) / 2
    for one in sorted(branches, key=lambda one: places.get(one.piece_id, (0, 0))[0]):
        thin = float(one.amount) * unit
        thick = thin * river.times
        top, start, stop = _flow(places, one.piece_id, thin / float(one.raised))
        river.bands += [
            Shape("band yours", band(top, (start, stop), MOUTH_AT, (x, x + thick))),
            Shape("band yours", band(MOUTH_AT + BAR, (x, x + thick), 770, (end, end + thick))),
        ]
        river.nodes.append(Shape("node yours", x=x, y=MOUTH_AT, width=thick, height=BAR))
        words = _short(one.text, int((pitch - 5) // LETTER))
        river.labels.append(Label(x + thick + 5, MOUTH_AT + 2, words, round(one.amount)))
        x, end = x + thick + pitch, end + thick
    left = (WIDE - wide) / 2
    river.nodes.append(Shape("node yours", x=left, y=770, width=wide, height=48))
    total = round(sum(one.amount for one in branches))
    river.labels.append(Label(WIDE / 2, 846, "", total, anchor="middle"))
    river.enlarged = f"M0 536H{WIDE:.0f}"
    river.enlarged_x, river.enlarged_y, river.enlarged_anchor = WIDE / 2, 870, "middle"


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
