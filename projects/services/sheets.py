"""Keeping a production's cue sheet: whole, by one producer at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from hitrecord.foundation.locking import for_change
from projects.models import Credit, Piece, Production, Project
from projects.queries.sheet_state import changes, sheet_state
from projects.services.own_work import require_untouched, worth_of_own
from projects.services.sheet_history import write_down

KEPT = ("piece", "role", "points", "begins", "ends", "place", "reason", "position")


@dataclass(frozen=True, slots=True)
class PieceLine:
    pk: int | None
    title: str
    points: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """`piece` counts the pieces of the sheet from 0; `pk` of what is on the sheet already."""

    piece: int
    role: str
    points: int
    pk: int | None = None
    version: int | None = None
    person: int | None = None
    begins: int | None = None
    ends: int | None = None
    place: str = ""
    reason: str = ""


class Overtaken(Exception):
    """Somebody kept another sheet since this one was opened."""


def stamp_of(production: Production) -> str:
    """The same as long as the sheet is."""
    rows = list(production.pieces.order_by("pk").values_list())
    credits = Credit.objects.filter(piece__production=production).order_by("pk").values_list()
    said = repr((str(production.measure), rows, list(credits)))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


@transaction.atomic
def keep_sheet(
    *,
    production: Production,
    measure: str,
    pieces: Sequence[PieceLine],
    credits: Sequence[CreditLine],
    stamp: str,
    by: User,
    reason: str = "",
) -> None:
    """Raises Overtaken unless the sheet is as `stamp` says, and ValidationError with a sentence:
    OwnWork where it would give the producer more. Once it is released or was proposed, a change
    needs a reason, and whose credit it changes is told; shares that are final stay as published."""
    locked = for_change(Production.objects).get(pk=production.pk)
    # As whoever decides about a work does: what is accepted here stays so.
    for_change(Project.objects).get(pk=production.project_id)
    if stamp_of(locked) != stamp:
        raise Overtaken
    _check(locked, credits)
    own, was = worth_of_own(locked, by), sheet_state(locked)
    if locked.measure != measure:
        locked.measure = measure
        locked.save(update_fields=["measure"])
    kept = [line.pk for line in credits if line.pk]
    Credit.objects.filter(piece__production=locked).exclude(pk__in=kept).delete()
    rows = _pieces(locked, pieces)
    _credits(locked, rows, credits)
    locked.pieces.exclude(pk__in=[row.pk for row in rows]).delete()
    require_untouched(own, worth_of_own(locked, by))
    write_down(production=locked, changed=changes(was, sheet_state(locked)), by=by, reason=reason)


def _pieces(production: Production, lines: Sequence[PieceLine]) -> list[Piece]:
    there = {piece.pk: piece for piece in production.pieces.all()}
    rows = []
    for position, line in enumerate(lines, 1):
        row = there.get(line.pk or 0) or Piece(production=production)
        row.title, row.points, row.reason = line.title, line.points, line.reason
        row.position = position
        rows.append(row)
    fields = ["title", "points", "reason", "position"]
    Piece.objects.bulk_update([row for row in rows if row.pk], fields)
    Piece.objects.bulk_create([row for row in rows if not row.pk])
    return rows


def _credits(production: Production, pieces: Sequence[Piece], lines: Sequence[CreditLine]) -> None:
    """Those that stay as they are cost nothing."""
    there = Credit.objects.filter(piece__production=production).in_bulk()
    new, other = [], []
    for position, line in enumerate(lines, 1):
        values = {
            "piece_id": pieces[line.piece].pk,
            "role": line.role,
            "points": line.points,
            "begins": line.begins,
            "ends": line.ends,
            "place": line.place,
            "reason": line.reason,
            "position": position,
        }
        if line.pk is None:
            new.append(Credit(version_id=line.version, person_id=line.person, **values))
            continue
        row = there[line.pk]
        if any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            other.append(row)
    Credit.objects.bulk_update(other, KEPT)
    Credit.objects.bulk_create(new)


def _check(production: Production, credits: Sequence[CreditLine]) -> None:
    there = set(Credit.objects.filter(piece__production=production).values_list("pk", flat=True))
    works = [line.version for line in credits if line.version]
    on_sheet = Credit.objects.filter(piece__production=production, version__in=works)
    accepted = production.project.submissions.accepted().filter(version__in=works)
    if {line.pk for line in credits if line.pk} - there:
        raise ValidationError(_("A credit was taken off the sheet in the meantime."))
    kept = {line.pk for line in credits if line.pk}
    if len(works) != len(set(works)) or on_sheet.filter(pk__in=kept).exists():
        raise ValidationError(_("A work is on the cue sheet already."))
    if set(works) - set(accepted.values_list("version", flat=True)):
        raise ValidationError(_("Only works that the leads accepted can be on the cue sheet."))
