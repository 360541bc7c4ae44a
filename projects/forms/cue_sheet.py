"""The whole cue sheet as forms: as opened, as sent, and as overtaken by another producer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hitrecord.foundation.fields import NAMELESS, LineField
from projects.forms.overtaken import merged
from projects.forms.sheet_rows import CreditRow, CreditRows, PieceRows
from projects.forms.whole import is_cut
from projects.forms.wrong import Wrong
from projects.models import Measure, Production
from projects.queries.sheet import open_sheet
from projects.services.sheets import CreditLine, PieceLine, stamp_of

LAST = 32_000
MOST_NAMED = 12
"""Wrong fields that are listed at the head of the sheet; each says what is wrong at its line."""
MORE = {"pieces": 5, "credits": 10}
"""Empty lines that a press on a button gives where there is no script that adds them one by one."""


class SheetForm(forms.Form):
    stamp = LineField(
        widget=forms.HiddenInput, max_length=64, error_messages={"required": NAMELESS}
    )
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

    def again(self, data: QueryDict, more: str) -> None:
        """As it was typed, not judged yet, with more empty lines."""
        self.read(data)
        self.form = SheetForm(initial=_typed(self.form), auto_id="sheet-%s")
        pieces, credits = (list(map(_typed, rows)) for rows in (self.pieces, self.credits))
        self.pieces = PieceRows(initial=pieces, prefix="piece")
        self.credits = CreditRows(initial=credits, prefix="credit")
        grown, field = (self.pieces, "title") if more == "pieces" else (self.credits, "person")
        self.pieces.extra = self.credits.extra = 0
        grown.extra = MORE.get(more, 0)
        self.credits.form_kwargs = self._more(str(self.form["measure"].value() or Measure.TIME))
        for row in grown.extra_forms[:1]:
            row.fields[field].widget.attrs["autofocus"] = True

    def _more(self, measure: str) -> dict[str, Any]:
        """The pieces are called by their place, and chosen by the number of their row."""
        rows = [(_place(row["order"].value()), at) for at, row in enumerate(self.pieces)]
        titles = [str(row["title"].value() or "") for row in self.pieces]
        pieces = [(str(at), f"{n} {titles[at]}") for n, (_place, at) in enumerate(sorted(rows), 1)]
        return {
            "opened": self.opened,
            "given": self.opened.given,
            "pieces": pieces,
            "measure": measure,
        }

    def _rows(self) -> list[tuple[int, PieceLine]]:
        rows = [
            (
                _place(d.get("order")),
                at,
                PieceLine(d.get("id"), d["title"], d["points"], d["reason"]),
            )
            for at, row in enumerate(self.pieces)
            if (d := row.cleaned_data) and not d.get("DELETE") and not row.is_blank
        ]
        return [(at, line) for _order, at, line in sorted(rows, key=lambda row: row[:2])]

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
        taken.sort(key=lambda each: (_place(each[1].cleaned_data["order"]), each[0]))
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

    def is_behind(self, data: QueryDict) -> bool:
        """Somebody else kept another sheet: only over theirs can what was typed be judged."""
        return bool(data.get("stamp")) and data.get("stamp") != stamp_of(self.production)

    def is_cut(self, data: QueryDict) -> bool:
        """Its lines did not come along, though nobody took them out."""
        kept = self.production.pieces.exists()
        return is_cut(data, "piece", has_some=kept) or is_cut(data, "credit", has_some=kept)

    def is_overtaken(self, data: QueryDict) -> None:
        self.opened = open_sheet(self.production)
        again = merged(data, self.opened)
        again["stamp"] = stamp_of(self.production)
        self.read(again)
        self.form.add_error(
            None,
            _(
                "Somebody else kept this cue sheet while you were at it. Nothing you typed is "
                "lost: it is below, and the lines that they added stand after yours. Look at the "
                "sheet as it is now in another window; when you keep yours, it takes its place."
            ),
        )

    @property
    def wrongs(self) -> list[Wrong]:
        """The first of what is wrong, in the order of the page."""
        return self._all_wrongs()[:MOST_NAMED]

    @property
    def has_more_wrongs(self) -> bool:
        return len(self._all_wrongs()) > MOST_NAMED

    def _all_wrongs(self) -> list[Wrong]:
        sets = (getattr(self, name, None) for name in ("pieces", "credits"))
        rows = [row for rows in sets if rows is not None and rows.is_bound for row in rows]
        return [wrong for row in rows for wrong in row.wrongs]

    @property
    def is_wrong(self) -> bool:
        return any(part.is_bound and not part.is_valid() for part in (self.form, self.pieces)) or (
            self.credits.is_bound and any(row.errors for row in self.credits)
        )


def _typed(form: forms.Form) -> dict[str, Any]:
    return {name: form[name].value() for name in form.fields}


def _place(order: Any) -> int:
    """Lines without an order come last."""
    words = str(order or "")
    return int(words) if words.isdecimal() and len(words) < 6 and int(words) else LAST
