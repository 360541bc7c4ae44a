"""From accepted works to a cue sheet: tick what is in, say in which piece and for how much."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from projects import cuesheet
from projects.admin.guard import frame, production_for
from projects.forms.cuesheet import EntryForm, PieceForm, entry_forms
from projects.models import Production, Submission
from projects.services.productions import add_credits


def build(admin: ModelAdmin[Production], request: HttpRequest, pk: int) -> HttpResponse:
    production, user = production_for(admin, request, pk)
    data = request.POST if request.method == "POST" else None
    piece = PieceForm(data, prefix="new")
    rows = entry_forms(data, production=production, submissions=_open_works(production))
    if data is not None and _are_valid(piece, rows):
        try:
            made = add_credits(
                production=production,
                entries=[row.entry() for row in rows if row.is_taken],
                new_piece=piece.new_piece(),
                by=user,
            )
        except ValidationError as error:
            piece.add_error(None, error.messages)
        else:
            messages.success(
                request, _("Added to the cue sheet: %(count)s.") % {"count": len(made)}
            )
            return redirect("admin:projects_production_build", pk)
    context = frame(admin, request, production, _("Build the cue sheet")) | {
        "piece_form": piece,
        "rows": rows,
        "warnings": cuesheet.warnings(production),
        "pieces": production.pieces.prefetch_related(
            "credits__version__contribution", "credits__person"
        ),
    }
    return render(request, "admin/projects/production/cue_sheet.html", context)


def _open_works(production: Production) -> list[Submission]:
    """Accepted works that are not on the sheet yet, in the order they were accepted."""
    placed = production.pieces.filter(credits__version__isnull=False).values("credits__version")
    return list(
        production.project.submissions.accepted()
        .exclude(version__in=placed)
        .select_related("version__contribution", "call__skill", "submitted_by__person")
        .order_by("decided_at", "pk")
    )


def _are_valid(piece: PieceForm, rows: list[EntryForm]) -> bool:
    """All errors at once. A row that needs the new piece says so when there is none."""
    valid = all([piece.is_valid(), *[row.is_valid() for row in rows]])
    taken = [row for row in rows if row.is_taken]
    if valid and not taken and piece.new_piece() is None:
        piece.add_error(None, _("Tick a work, or give the new piece a title."))
        return False
    for row in taken:
        if valid and row.cleaned_data["piece"] is None and piece.new_piece() is None:
            row.add_error("piece", _("Choose a piece, or give the new piece a title."))
            valid = False
    return valid
