"""The producer's forms: a new piece, a row for each accepted work, the release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution
from hitrecord.foundation.fields import LineField
from projects.models import Piece, Production, Submission
from projects.services.productions import Entry, NewPiece

MOST_POINTS = 1_000_000


class PieceForm(forms.Form):
    """Empty when everything goes into pieces that are there already."""

    title = LineField(label=_("Title of a new piece"), max_length=120, required=False)
    points = forms.IntegerField(
        label=_("Points"), min_value=1, max_value=MOST_POINTS, required=False
    )
    reason = LineField(label=_("Reason for the points"), max_length=280, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("title") and not data.get("points") and "points" not in self.errors:
            self.add_error("points", _now("Say how many points the new piece has."))
        if data.get("points") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _now("Give the new piece a title."))
        return data

    def new_piece(self) -> NewPiece | None:
        data = self.cleaned_data
        if not data.get("title"):
            return None
        return NewPiece(title=data["title"], points=data["points"], reason=data["reason"])


class EntryForm(forms.Form):
    """One accepted work; an unticked row is not looked at."""

    take = forms.BooleanField(label=_("On the cue sheet"), required=False)
    piece = forms.TypedChoiceField(label=_("Piece"), required=False, empty_value=None)
    role = LineField(label=_("Role"), max_length=80, required=False)
    place = LineField(label=_("Place"), max_length=80, required=False)
    points = forms.IntegerField(
        label=_("Points"), min_value=0, max_value=MOST_POINTS, required=False
    )
    reason = LineField(label=_("Reason for the points"), max_length=280, required=False)

    def __init__(
        self, *args: Any, submission: Submission, pieces: Sequence[Piece], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.submission = submission
        piece = self.fields["piece"]
        if isinstance(piece, forms.TypedChoiceField):
            by_key = {str(each.pk): each for each in pieces}
            named = [(key, str(each)) for key, each in by_key.items()]
            piece.choices = [("", _("The new piece")), *named]
            piece.coerce = by_key.__getitem__

    @property
    def is_taken(self) -> bool:
        return bool(self.cleaned_data.get("take"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("take"):
            self.errors.clear()
            return data
        if not data.get("role") and "role" not in self.errors:
            self.add_error("role", _now("Say what the credit is for."))
        if data.get("points") is None and "points" not in self.errors:
            self.add_error("points", _now("Say how many points it has; 0 is possible."))
        return data

    def entry(self) -> Entry:
        data = self.cleaned_data
        return Entry(
            submission=self.submission,
            piece=data["piece"],
            role=data["role"],
            place=data["place"],
            points=data["points"],
            reason=data["reason"],
        )


def entry_forms(
    data: QueryDict | None, *, production: Production, submissions: Sequence[Submission]
) -> list[EntryForm]:
    """The role starts as the skill that was asked for, else as the kind of the work."""
    pieces = list(production.pieces.order_by("position", "pk"))
    return [
        EntryForm(
            data,
            prefix=f"work-{each.pk}",
            submission=each,
            pieces=pieces,
            initial={
                "role": each.call.skill.name
                if each.call
                else each.version.contribution.get_kind_display(),
                "points": 1,
                "piece": pieces[-1].pk if pieces else None,
            },
        )
        for each in submissions
    ]


class ReleaseForm(forms.Form):
    final = forms.ModelChoiceField(
        Contribution.objects.none(),
        label=_("Finished work"),
        help_text=_("A published work by a lead of the project."),
        error_messages={
            "required": _("Choose the finished work."),
            "invalid_choice": _("Choose a published work by a lead of the project."),
        },
    )
    reason = LineField(
        label=_("Reason"),
        max_length=280,
        help_text=_("Kept in the audit log and in the project’s history."),
        error_messages={"required": _("Say in a few words why it is released now.")},
    )

    def __init__(self, *args: Any, production: Production, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        final = self.fields["final"]
        if isinstance(final, forms.ModelChoiceField):
            leads = production.project.leads.values("user")
            mine = Contribution.objects.published().filter(
                current__authorships__person__user__in=leads
            )
            final.queryset = mine.distinct().newest_first()
