"""Building a production's cue sheet, and releasing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import Event, User
from accounts.services import audit
from accounts.services.notices import notify
from contributions.models import Contribution
from projects.models import Credit, Phase, Piece, Production, Project, Submission
from projects.services.projects import enter


@dataclass(frozen=True, slots=True)
class NewPiece:
    title: str
    points: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An accepted work on its way to the cue sheet; without `piece` it joins the new one."""

    submission: Submission
    role: str
    points: int
    piece: Piece | None = None
    place: str = ""
    reason: str = ""


@transaction.atomic
def add_credits(
    *,
    production: Production,
    entries: Sequence[Entry],
    by: User,
    new_piece: NewPiece | None = None,
) -> list[Credit]:
    """Put accepted works into pieces, behind what is there.

    Raises ValidationError for a work that is not accepted here or is on the sheet already, and
    for a missing piece.
    """
    Production.objects.select_for_update().get(pk=production.pk)
    piece = add_piece(production=production, new=new_piece) if new_piece else None
    made = [_credit(production, entry, entry.piece or piece) for entry in entries]
    audit.record(
        actor=by,
        action="cue sheet extended",
        target=production,
        detail={"credits": [credit.pk for credit in made], "piece": piece.pk if piece else None},
    )
    return made


def add_piece(*, production: Production, new: NewPiece) -> Piece:
    """The last piece of the production."""
    last = production.pieces.aggregate(last=Max("position"))["last"]
    piece = Piece(
        production=production,
        title=new.title,
        points=new.points,
        reason=new.reason,
        position=1 if last is None else last + 1,
    )
    piece.full_clean()
    piece.save()
    return piece


def _credit(production: Production, entry: Entry, piece: Piece | None) -> Credit:
    accepted = production.project.submissions.accepted().filter(pk=entry.submission.pk)
    if not accepted.exists():
        raise ValidationError(_("Only works that the leads accepted can be on the cue sheet."))
    placed = Credit.objects.filter(
        piece__production=production, version=entry.submission.version_id
    )
    if placed.exists():
        raise ValidationError(
            _("“%(title)s” is on the cue sheet already.")
            % {"title": entry.submission.version.contribution.title}
        )
    if piece is None or piece.production_id != production.pk:
        raise ValidationError(_("Choose a piece of this production for each work."))
    last = piece.credits.aggregate(last=Max("position"))["last"]
    credit = Credit(
        piece=piece,
        version_id=entry.submission.version_id,
        role=entry.role,
        place=entry.place,
        points=entry.points,
        reason=entry.reason,
        position=1 if last is None else last + 1,
    )
    credit.full_clean()
    credit.save()
    return credit


@transaction.atomic
def release(
    *, production: Production, final: Contribution, by: User, now: datetime, reason: str = ""
) -> Production:
    """Show the finished work to everybody; the project is released with it, whoever of the staff
    does it. Raises ValidationError with a sentence.
    """
    locked = Production.objects.select_for_update(of=("self",)).get(pk=production.pk)
    project = Project.objects.select_for_update().get(pk=production.project_id)
    if locked.released_at:
        raise ValidationError(_("This production is released already."))
    if project.phase == Phase.ARCHIVED:
        raise ValidationError(_("The project is archived. Its leads have to open it again first."))
    if final.current is None or final.withdrawn_at:
        raise ValidationError({"final": _("The finished work has to be published.")})
    if not final.current.authorships.filter(person__user__leading__project=project).exists():
        raise ValidationError({"final": _("The finished work has to be by a lead of the project.")})
    locked.final, locked.released_at = final, now
    locked.save(update_fields=["final", "released_at"])
    if project.phase != Phase.RELEASED:
        enter(project=project, phase=Phase.RELEASED, by=by, now=now, reason=reason)
    audit.record(
        actor=by,
        action="production released",
        target=locked,
        reason=reason,
        detail={"final": final.pk},
    )
    _tell(locked, by)
    return locked


def _tell(production: Production, by: User) -> None:
    """Everybody with an account whose work or name is on the cue sheet."""
    credits = Credit.objects.filter(piece__production=production)
    named = User.objects.filter(person__credits__in=credits)
    authors = User.objects.filter(person__authorships__version__credits__in=credits)
    notify(
        recipients=(named | authors).distinct(),
        event=Event.RELEASED,
        actor=by.person,
        subject=_("“%(title)s” is released, and your work is in it") % {"title": production.title},
        url=production.get_absolute_url(),
        target=production,
        key=f"released:{production.pk}",
    )
