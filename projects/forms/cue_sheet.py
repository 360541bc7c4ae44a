"""The whole cue sheet as forms: as opened, as sent, and as overtaken by another producer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hitrecord.foundation.fields import LineField
from projects.forms.sheet_rows import CreditRow, CreditRows, PieceRows
from projects.models import Measure, Production
from projects.queries.sheet import open_sheet
from projects.services.sheets import CreditLine, PieceLine, stamp_of

ROOM = 40
"""Pieces a credit can be in; the rows of the form are told apart by their number."""


class SheetForm(forms.Form):
    stamp = LineField(widget=forms.HiddenInput, max_length=64)
    measure = forms.ChoiceField(
        label=gettext_lazy("Measured in"), choices=Measure.choices, widget=forms.RadioSelect
    )
    reason = LineField(
        label=gettext_lazy("Why you change it"),
        max_length=280,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class CueSheet:
    form: SheetForm
    pieces: Any
    credits: Any

    def __init__(self, production: Production, page: str = "1") -> None:
        """`page` is that of the works that are not credited yet."""
        self.production = production
        self.opened = open_sheet(production, page)

    def open(self) -> CueSheet:
        first = {"stamp": stamp_of(self.production), "measure": self.opened.measure}
        self.form = SheetForm(initial=first, auto_id="sheet-%s")
        self.pieces = PieceRows(initial=self.opened.pieces, prefix="piece")
        self.credits = CreditRows(
            initial=self.opened.credits,
            prefix="credit",
            form_kwargs=self._more(self.opened.measure),
        )
        return self

    def read(self, data: QueryDict) -> bool:
        self.form = SheetForm(data, auto_id="sheet-%s")
        self.pieces = PieceRows(data, prefix="piece")
        measure = str(self.form["measure"].value() or Measure.TIME)
        self.credits = CreditRows(data, prefix="credit", form_kwargs=self._more(measure))
        valid = [self.form.is_valid(), self.pieces.is_valid(), self.credits.is_valid()]
        return all(valid) and self._pieces_are_there()

    def _more(self, measure: str) -> dict[str, Any]:
        titles = [str(row["title"].value() or "") for row in self.pieces]
        pieces = [(str(at), f"{at + 1} {title}") for at, title in enumerate(titles)]
        return {
            "names": self.opened.names,
            "given": self.opened.given,
            "pieces": pieces,
            "measure": measure,
        }

    def _rows(self) -> list[tuple[int, PieceLine]]:
        return [
            (at, PieceLine(d.get("id"), d["title"], d["points"], d["reason"]))
            for at, row in enumerate(self.pieces)
            if (d := row.cleaned_data) and not d.get("DELETE") and not row.is_blank
        ]

    def _pieces_are_there(self) -> bool:
        there = {str(at) for at, _line in self._rows()}
        for row in self.credits:
            if row.is_taken and row.cleaned_data["piece"] not in there:
                row.add_error("piece", _("This piece has no title yet, or is taken out."))
        return bool(self.credits.is_valid()) and not any(row.errors for row in self.credits)

    def kept(self) -> dict[str, Any]:
        rows = self._rows()
        number = {str(at): place for place, (at, _line) in enumerate(rows)}
        taken = [(n, row) for n, row in enumerate(self.credits) if row.is_taken]
        taken.sort(key=lambda each: (each[1].cleaned_data["order"] or 32_000, each[0]))
        return {
            **self.form.cleaned_data,
            "pieces": [line for _at, line in rows],
            "credits": [self._line(row, number) for _n, row in taken],
        }

    def _line(self, row: CreditRow, number: dict[str, int]) -> CreditLine:
        data = row.cleaned_data
        sort, _dash, pk = data["what"].partition("-")
        person = row.found.pk if row.found else int(pk) if sort == "person" else None
        version = None
        if sort == "work":
            version = self.production.project.submissions.values_list("version", flat=True).get(
                pk=int(pk)
            )
        return CreditLine(
            piece=number[data["piece"]],
            role=self._role(data["role"]),
            points=data["points"],
            pk=int(pk) if sort == "credit" else None,
            version=version,
            person=person,
            begins=data["begins"],
            ends=data["ends"],
            place=data["place"],
            reason=data["reason"],
        )

    def _role(self, typed: str) -> str:
        """As the vocabulary writes it, whatever the case it was typed in."""
        known = {role.casefold(): role for role in self.opened.roles}
        return known.get(typed.casefold(), typed)

    def is_overtaken(self, data: QueryDict) -> None:
        again = data.copy()
        again["stamp"] = stamp_of(self.production)
        self.read(again)
        self.form.add_error(
            None,
            _(
                "Somebody else kept this cue sheet while you were at it. Nothing you typed is "
                "lost: it is below. Look at the sheet as it is now in another window; when you "
                "keep yours, it takes its place."
            ),
        )

    @property
    def is_wrong(self) -> bool:
        return any(part.is_bound and not part.is_valid() for part in (self.form, self.pieces)) or (
            self.credits.is_bound and any(row.errors for row in self.credits)
        )
