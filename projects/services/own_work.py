"""What producers' own works get of a production is set by another producer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from accounts.models import Person, User
from projects.models import Credit, Production


class OwnWork(ValidationError):
    """A producer may not say what their own work gets."""


@dataclass(frozen=True, slots=True)
class Worth:
    piece: int
    points: int
    share: Fraction
    """Of the whole sheet: the piece's of all pieces, times the credit's of all in the piece."""


def worth_of_own(production: Production, by: User) -> dict[int, Worth]:
    """What each credit of theirs is worth on the sheet now, under any of their names."""
    pieces = dict(production.pieces.values_list("pk", "points"))
    there = Credit.objects.filter(piece__production=production)
    points = there.order_by().values_list("piece").annotate(Sum("points"))
    of_piece: dict[int, int] = dict(points)
    names = Person.objects.names_of(by)
    own = there.filter(Q(person__in=names) | Q(version__authorships__person__in=names))
    whole = sum(pieces.values())
    return {
        credit.pk: Worth(
            credit.piece_id,
            credit.points,
            Fraction(
                pieces[credit.piece_id] * credit.points,
                whole * of_piece[credit.piece_id] or 1,
            ),
        )
        for credit in own
    }


def require_untouched(before: dict[int, Worth], after: dict[int, Worth]) -> None:
    """Own credits stay where they are with the points they have; what others get may make theirs
    less, never more. Raises OwnWork."""
    if before.keys() != after.keys() or any(
        (after[pk].piece, after[pk].points) != (was.piece, was.points)
        or after[pk].share > was.share
        for pk, was in before.items()
    ):
        raise OwnWork(
            _(
                "Some of this is your own work. Another producer has to put it on the sheet, take "
                "it off, or change anything that gives it more; leave it as it was."
            )
        )
