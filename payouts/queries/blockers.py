"""Why a cue sheet cannot be split yet, as sentences for the producer."""

from __future__ import annotations

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from contributions.models import Contribution, MediaFile
from contributions.queries.disputed import open_behind
from projects.models import Credit, Piece
from projects.queries.unagreed import unagreed


def blockers(production_id: int) -> list[str]:
    pieces = Piece.objects.filter(production=production_id)
    if not pieces.exists():
        return [_("The cue sheet has no pieces yet.")]
    return [
        *_without_credits(production_id),
        *_unready(production_id),
        *_disputed(production_id),
        *_taken_down(production_id),
        *_without_accord(production_id),
    ]


def _without_credits(production_id: int) -> list[str]:
    empty = Piece.objects.filter(production=production_id).annotate(
        paid=Count("credits", filter=Q(credits__points__gt=0))
    )
    return [
        _("The piece “%(title)s” has no credit with points.") % {"title": piece.title}
        for piece in empty.filter(paid=0)
    ]


def _unready(production_id: int) -> list[str]:
    """Of what is credited, and of the finished work itself."""
    credited = Q(version__credits__piece__production=production_id)
    final = Q(
        version__contribution__productions=production_id,
        version=F("version__contribution__current"),
    )
    files = (
        MediaFile.objects.filter(credited | final, processing__finished_at=None)
        .select_related("version__contribution")
        .distinct()
    )
    return [
        _("A file of “%(title)s” is not ready: %(name)s.")
        % {"title": file.version.contribution.title, "name": file.display_name}
        for file in files
        if file.version
    ]


def _disputed(production_id: int) -> list[str]:
    """Sources that their owners dispute, behind the credited works too. A claim, which anybody
    may make, holds nothing up: it is a warning of the cue sheet."""
    credited = Credit.objects.filter(piece__production=production_id, version__isnull=False)
    return [
        _("It is disputed that “%(work)s” was made from “%(source)s”. Decide first: %(at)s")
        % {
            "work": each.derivative.contribution.title,
            "source": each.source.contribution.title,
            "at": each.get_absolute_url(),
        }
        for each in open_behind(credited.values_list("version", flat=True))
        if not each.is_claim
    ]


def _taken_down(production_id: int) -> list[str]:
    works = Contribution.objects.filter(
        versions__credits__piece__production=production_id, removed_at__isnull=False
    )
    return [
        _("“%(title)s” was taken down by the staff.") % {"title": work.title}
        for work in works.order_by("pk").distinct()
    ]


def _without_accord(production_id: int) -> list[str]:
    """People without an account agree when they claim their share."""
    credits = Credit.objects.filter(piece__production=production_id)
    versions = credits.filter(version__isnull=False).values_list("version", flat=True)
    named = credits.filter(person__isnull=False).values_list("person", flat=True)
    return [
        _("%(name)s never accepted the accord. Ask them to, before anything is shared out.")
        % {"name": name}
        for name in unagreed(versions=versions, named=named)
    ]
