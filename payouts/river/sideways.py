"""The river from left to right, for wide pages. Widths are true to scale; where one person's
part is drawn larger, the drawing says by how much."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
from payouts.river.shapes import sideways as band

LONG = 360.0
TOP = 40.0
BAR = 14.0
MOST_PIECES = 8
MOST_BRANCHES = 5
MOST_PEOPLE = 8
YOU = 57.0
ROOM_FOR_BIG = 44.0
ROOMY = 96.0
LETTERS = 15
"""Of a line of a source's title below its branch, before the branch bends through it."""
LEVEL = 500.0
"""From here on a piece's band runs level, so that the name over it stands clear of the others."""
ABOVE = 20
"""Letters of a line of a piece's name."""

Places = dict[str, tuple[float, float, float]]
"""Piece id → from where along, the top of its bar, and how much of it has flown on."""


def draw(
    proposal: Proposal,
    pieces: list[Piece],
    *,
    branches: list[Branch] | None = None,
    people: list[Stream] | None = None,
    to: str = "",
) -> River:
    """With `branches` it ends at one person, with `people` at everybody."""
    river = River(width=1200, height=470)
    unit = LONG / whole(proposal)
    _halves(river, proposal, unit)
    places = _pieces(river, proposal.pool * unit, pieces)
    if branches:
        _you(river, unit, gather(branches, MOST_BRANCHES), places, to)
    if people:
        _people(river, unit, gather_people(people, MOST_PEOPLE), places)
    return river


def _halves(river: River, proposal: Proposal, unit: float) -> None:
    profit, costs = proposal.profit * unit, max(proposal.costs, 0) * unit
    pool, company = proposal.pool * unit, proposal.company * unit
    low, other = TOP + profit + 44, TOP + pool + 34
    end = TOP + LONG
    river.bands += [
        Shape("band", band(14, (TOP, TOP + profit), 196, (TOP, TOP + profit))),
        Shape("band cost", band(14, (TOP + profit, end), 196, (low, low + costs))),
        Shape("band people", band(210, (TOP, TOP + pool), 404, (TOP, TOP + pool))),
        Shape(
            "band company",
            band(210, (TOP + pool, TOP + profit), 404, (other, other + company)),
        ),
    ]
    river.nodes += [
        Shape("node", x=0, y=TOP, width=BAR, height=LONG),
        Shape("node", x=196, y=TOP, width=BAR, height=profit),
        Shape("node cost", x=196, y=low, width=BAR, height=costs),
        Shape("node people", x=404, y=TOP, width=BAR, height=pool),
        Shape("node", x=404, y=other, width=BAR, height=company),
    ]
    if proposal.is_budget:
        river.labels.append(Label(24, 62, _("budget, all for the people"), proposal.income))
        return
    river.labels += [
        Label(24, 62, _("sales"), proposal.income),
        Label(220, 62, _("profit"), proposal.profit),
        _beside(TOP, pool, _("the people’s half"), proposal.pool),
        _amid(other, company, _("the company’s half"), proposal.company),
    ]
    if back := given_back(proposal):
        river.labels.append(Label(24, 106, _("costs given back"), back))
    if proposal.costs > 0:
        river.labels.append(Label(220, low + 22, _("costs"), proposal.costs))


def _beside(top: float, tall: float, text: str, amount: int) -> Label:
    """A half's name: in the band before its bar, where no piece's name can meet it, if the band
    has room for two lines below the profit's name."""
    if tall < ROOMY:
        return Label(428, top + 22, text, amount)
    return Label(394, top + tall - 28, text, amount, anchor="end")


def _amid(top: float, tall: float, text: str, amount: int) -> Label:
    """The company's band bends down: its name stands in the middle, clear of both edges."""
    if tall < ROOMY:
        return _beside(top, tall, text, amount)
    return Label(394, top + tall / 2 - 2, text, amount, anchor="end")


def _pieces(river: River, pool: float, pieces: list[Piece]) -> Places:
    all_points = sum(piece.points for piece in pieces)
    places: Places = {}
    taken, y = TOP, 24.0
    for ids, title, points in gather_pieces(pieces, MOST_PIECES):
        tall = pool * points / all_points
        river.bands += [
            Shape("band people", band(418, (taken, taken + tall), LEVEL, (y, y + tall))),
            Shape("band people", band(LEVEL, (y, y + tall), 630, (y, y + tall))),
        ]
        river.nodes.append(Shape("node people", x=630, y=y, width=BAR, height=tall))
        name = title if len(title) <= 24 else f"{title[:23]}…"
        worth = ngettext("%(name)s, %(n)s point", "%(name)s, %(n)s points", points)
        said = (worth % {"name": name, "n": points}).replace(f"{points} ", f"{points}\u00a0")
        lines = in_lines(said, ABOVE)
        for up, words in enumerate(reversed(lines)):
            river.labels.append(Label(644, y - 7 - 15 * up, words, anchor="end", kind="over"))
        places |= dict.fromkeys(ids, (644.0, y, 0.0))
        taken, y = taken + tall, y + tall + 38
    river.height = max(river.height, y)
    return places


def _flow(places: Places, piece: str, thick: float) -> tuple[float, float, float]:
    """(x, from, to) where the next part of a piece leaves its bar; or the half where no pieces are
    told apart."""
    left, y, used = places.get(piece, (418.0, TOP, 0.0))
    places[piece] = (left, y, used + thick)
    return left, y + used, y + used + thick


def _you(river: River, unit: float, branches: list[Branch], places: Places, to: str) -> None:
    true = sum(float(one.amount) for one in branches) * unit
    river.times = max(1, round(YOU / true)) if true else 1
    tall = true * river.times
    river.height = max(river.height, tall + 70.0 * len(branches))
    top = max((river.height - 60 - tall) / 2, 30)
    pitch = (river.height - 80 - tall) / len(branches)
    y, end = 50.0, top
    for one in sorted(branches, key=lambda one: places.get(one.piece_id, (0, TOP, 0))[1]):
        thin = float(one.amount) * unit
        thick = thin * river.times
        left, start, stop = _flow(places, one.piece_id, thin / float(one.raised))
        river.bands += [
            Shape("band yours", band(left, (start, stop), 900, (y, y + thick))),
            Shape("band yours", band(914, (y, y + thick), 1080, (end, end + thick))),
        ]
        river.nodes.append(Shape("node yours", x=900, y=y, width=BAR, height=thick))
        label = y + thick + 24 if start < y else y - 28
        first, *more = in_lines(one.text, LETTERS)
        label -= 0 if start < y else 16 * len(more)
        river.labels.append(Label(840, label, first, round(one.amount), kind="over"))
        river.labels += [Label(840, label + 34, line, kind="over line") for line in more]
        y, end = y + thick + pitch, end + thick
    river.nodes.append(Shape("node yours", x=1080, y=top, width=120, height=tall))
    river.labels += _mouth(top, tall, round(sum(one.amount for one in branches)), to)
    river.enlarged = f"M832 0V{river.height - 30:.0f}"
    river.enlarged_x, river.enlarged_y = 840, river.height - 14


def _mouth(top: float, tall: float, total: int, to: str) -> list[Label]:
    """The amount stands in the green where it is tall enough for it, or else under it."""
    if tall < ROOM_FOR_BIG:
        return [Label(1200, top + tall + 26, to, total, anchor="end")]
    big = Label(1188, top + tall / 2 + 12, "", total, anchor="end", kind="mouth")
    return [big, *([Label(1200, top + tall + 22, to, anchor="end")] if to else [])]


def _people(river: River, unit: float, people: list[Stream], places: Places) -> None:
    y = 24.0
    for one in people:
        tall, at = one.amount * unit, y
        kind = "yours" if one.mine else "people"
        for piece, part in one.parts.items():
            thick = float(part) * unit
            left, start, stop = _flow(places, piece, thick)
            thick *= one.raised
            river.bands.append(
                Shape(f"band {kind}", band(left, (start, stop), 1000, (at, at + thick)))
            )
            at += thick
        river.nodes.append(Shape(f"node {kind}", x=1000, y=y, width=BAR, height=tall))
        middle = y + min(tall / 2, 30)
        river.labels.append(Label(1024, middle, one.text[:24], one.amount))
        y += max(tall + 22, 48)
    river.height = max(river.height, y)
