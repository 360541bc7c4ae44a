"""The example of how a split is computed, as a picture: Ada's part of the walking lighthouse."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from payouts.models import Proposal
from payouts.river import Branch, Piece, River, rivers

SOLD = Proposal(income=1_200_000, costs=362_052, company=418_974, pool=418_974, currency="USD")
"""Belongs to no production, and is never saved."""


def example() -> list[River]:
    pieces = [
        Piece("scene", _("Scene 2"), 30),
        Piece("song", _("Song"), 20),
        Piece("narration", _("Narration"), 6),
        Piece("others", _("Everything else"), 44),
    ]
    branches = [
        Branch("narration", _("Her poem"), SOLD.pool * Fraction(6, 100) * Fraction(3, 5)),
        Branch("song", _("The song"), _passed_on(20, Fraction(3, 4)) * Fraction(2, 3)),
        Branch("scene", _("The scene"), _passed_on(30, Fraction(1, 3))),
    ]
    return rivers(SOLD, pieces, branches=branches, to=_("to Ada"))


def _passed_on(points: int, part: Fraction) -> Fraction:
    """A fifth of what the work gets of its piece."""
    return SOLD.pool * Fraction(points, 100) * part / 5
