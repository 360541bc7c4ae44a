"""A row for each piece, and one for everything that is credited or could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.queries.members import creditable
from contributions.models import Version
from hitrecord.foundation.fields import LineField, NumberField
from projects.forms.measured import SpanField, measure_fields
from projects.forms.wrong import SaysWhatIsWrong
from projects.models import Measure
from projects.queries.sheet import Opened

MOST_POINTS = 1_000_000


def _order() -> forms.IntegerField:
    return NumberField(label=_("Order"), required=False, min_value=0, max_value=32_000)


class PieceRow(SaysWhatIsWrong, forms.Form):
    order = _order()
    id = NumberField(required=False, widget=forms.HiddenInput, max_value=2**62)
    title = LineField(label=_("Title"), max_length=120, required=False)
    points = NumberField(label=_("Points"), min_value=1, max_value=MOST_POINTS, required=False)
    reason = LineField(label=_("Reason for the points"), max_length=280, required=False)

    @property
    def called(self) -> str:
        return gettext("piece %(number)s") % {"number": _number(self)}

    @property
    def cells(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "points", "reason", "DELETE")]

    @property
    def is_blank(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in ("title", "points", "reason"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("DELETE"):
            self.errors.clear()
        elif not self.errors and not self.is_blank:
            if not data.get("title"):
                self.add_error("title", gettext("Give the piece a title."))
            if not data.get("points"):
                self.add_error("points", gettext("Say how many points the piece has."))
        return data


class CreditRow(SaysWhatIsWrong, forms.Form):
    """`what` names what is credited; a row without it is for a person. No piece: not credited.
    `of` is the version or person of a row: still known when `what` is not there any more."""

    CELLS = ("piece", "role", "begins", "ends", "points", "reason", "place")
    TYPED = ("role", "begins", "ends", "place", "points", "reason")

    what = LineField(required=False, max_length=30, widget=forms.HiddenInput)
    of = LineField(required=False, max_length=30, widget=forms.HiddenInput)
    order = _order()
    person = LineField(label=_("Handle or credit name"), max_length=80, required=False)
    piece = forms.ChoiceField(
        label=_("Piece"),
        required=False,
        error_messages={"invalid_choice": _("This piece is not there any more. Choose another.")},
    )
    role = LineField(label=_("Role"), max_length=80, required=False)
    begins = SpanField(label=_("In"), is_end=False)
    ends = SpanField(label=_("Out"), is_end=True)
    place = LineField(label=_("Place in words"), max_length=80, required=False)
    points = NumberField(label=_("Points"), min_value=0, max_value=MOST_POINTS, required=False)
    reason = LineField(label=_("Reason for the points"), max_length=280, required=False)
    found: Person | None = None

    def __init__(
        self,
        *args: Any,
        opened: Opened,
        given: Mapping[str, Mapping[str, Any]],
        pieces: Sequence[tuple[str, str]] = (),
        measure: str = Measure.TIME,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.opened, self.names, self.given = opened, opened.names, given
        measure_fields(self, measure)
        piece = self.fields["piece"]
        if isinstance(piece, forms.ChoiceField):
            piece.choices = [("", "—"), *pieces]
        for name in ("role", "person"):
            self.fields[name].widget.attrs |= {"list": f"sheet-{name}s", "autocomplete": "off"}

    @property
    def name(self) -> str:
        return self.names.get(str(self["what"].value() or ""), "")

    @property
    def called(self) -> str:
        """As each of its fields is called after, so that one hears in which line one is."""
        return self.name or gettext("line %(number)s") % {"number": _number(self)}

    @property
    def cells(self) -> list[forms.BoundField]:
        return [self[name] for name in self.CELLS]

    @property
    def against(self) -> list[str]:
        return self.opened.against.get(str(self["of"].value() or ""), [])

    @property
    def version(self) -> Version | None:
        return self.opened.versions.get(str(self["of"].value() or ""))

    @property
    def because(self) -> str:
        return " ".join(self.opened.because.get(str(self["what"].value() or ""), []))

    @property
    def line(self) -> str:
        """Where sentences about the sheet lead to: a version is there once, a person often."""
        of, what = (str(self[name].value() or "") for name in ("of", "what"))
        return of if of.startswith("version-") else what

    @property
    def is_taken(self) -> bool:
        return bool(self.cleaned_data.get("piece"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "piece" in self.errors:
            return data
        if not data.get("piece"):
            self._without_piece()
            return data
        if data.get("what") and data["what"] not in self.names:
            self.add_error("what", gettext("This is not there any more. Choose no piece for it."))
        if not data.get("what"):
            self._find(data.get("person", ""))
        if not data.get("role") and "role" not in self.errors:
            self.add_error("role", gettext("Say what the credit is for."))
        if data.get("points") is None and "points" not in self.errors:
            self.add_error("points", gettext("Say how many points it has; 0 is possible."))
        self._check_span(data)
        return data

    def _without_piece(self) -> None:
        """Not credited, or taken off the sheet; but nothing that was typed is thrown away."""
        what = str(self["what"].value() or "")
        if not what and self["person"].value():
            self.add_error("piece", gettext("Choose the piece this person is credited in."))
        elif not what.startswith("credit-") and self._typed(self.given.get(what, {})):
            self.add_error(
                "piece", gettext("Choose the piece, or empty what you typed in this line.")
            )

    def _typed(self, given: Mapping[str, Any]) -> bool:
        said = {name: str(self[name].value() or "").strip() for name in self.TYPED}
        return any(words and words != str(given.get(name, "")) for name, words in said.items())

    def _check_span(self, data: dict[str, Any]) -> None:
        begins, ends = data.get("begins"), data.get("ends")
        if {"begins", "ends"} & set(self.errors):
            return
        if (begins is None) != (ends is None):
            missing = "begins" if begins is None else "ends"
            self.add_error(missing, gettext("In and out go together: fill in both, or neither."))
        elif begins is not None and ends is not None and ends <= begins:
            self.add_error("ends", gettext("It has to end after it begins."))

    def _find(self, words: str) -> None:
        handle = words.removeprefix("@")
        among = Person.objects.filter(creditable())
        people = list(among.filter(user__handle__iexact=handle)[:1]) if words else []
        people = people or list(among.filter(credit_name__iexact=words)[:2])
        if len(people) == 1:
            self.found = people[0]
        elif words:
            several = gettext("Several people have that name. Write the handle.")
            nobody = gettext("Nobody here has that handle or credit name.")
            self.add_error("person", several if people else nobody)
        else:
            self.add_error("person", gettext("Who? Write a handle or a credit name."))


def _number(row: forms.Form) -> int | str:
    """Of its row; of the blank one, what a script puts there."""
    number = str(row.prefix).rpartition("-")[2]
    return int(number) + 1 if number.isdecimal() else "__number__"


def _rows(of: type[forms.Form], most: int, spare: int, **how: Any) -> Any:
    """A set that says how many lines there is room for."""
    made = forms.formset_factory(of, max_num=most, absolute_max=most + spare, **how)
    made.default_error_messages = made.default_error_messages | {
        "too_many_forms": _("A cue sheet has room for %(num)d of these lines.")
    }
    return made


PieceRows = _rows(PieceRow, 100, 20, extra=2, can_delete=True, validate_max=True)
CreditRows = _rows(CreditRow, 1000, 0, extra=3)
