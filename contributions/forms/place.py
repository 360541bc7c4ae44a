"""The fields that say where in a work a remark points; all may be left empty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributions.domain.anchors import (
    LONGEST_QUOTE,
    WHOLE,
    Anchor,
    Box,
    Moment,
    Passage,
    Unreadable,
    read_time,
)
from hitrecord.foundation.fields import LineField

SIDES = ("left", "top", "width", "height")
MOST_PICTURES = 9999


class PercentField(forms.DecimalField):
    """Kept as ten-thousandths of the whole."""

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return None if found is None else round(found * 100)


def _percent() -> PercentField:
    wrong = gettext_lazy("A box is given in percent of the picture, from 0 to 100.")
    messages = dict.fromkeys(("invalid", "min_value", "max_value", "max_digits"), wrong)
    return PercentField(required=False, min_value=0, max_value=100, error_messages=messages)


def _number() -> forms.IntegerField:
    wrong = gettext_lazy("Name the picture by its number, such as 2.")
    messages = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(
        required=False, min_value=1, max_value=MOST_PICTURES, error_messages=messages
    )


class PlaceForm(forms.Form):
    """`place()` is None while nothing of it was filled in. A number alone is a whole picture."""

    at = LineField(required=False, max_length=20)
    until = LineField(required=False, max_length=20)
    left, top, width, height = _percent(), _percent(), _percent(), _percent()
    picture = _number()
    quote = LineField(required=False, max_length=4 * LONGEST_QUOTE)
    before = LineField(required=False, max_length=2000)
    after = LineField(required=False, max_length=2000)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        try:
            data["place"] = self._moment(data) or self._box(data) or self._passage(data)
        except ValidationError as problem:
            self.add_error(None, problem)
        return data

    @property
    def sides(self) -> list[forms.BoundField]:
        """For what is wrong with them."""
        return [self[name] for name in (*SIDES, "picture", "at", "until", "quote")]

    @property
    def is_misplaced(self) -> bool:
        return bool(self.non_field_errors() or any(side.errors for side in self.sides))

    def place(self) -> Anchor | None:
        found: Anchor | None = self.cleaned_data.get("place")
        return found

    def _moment(self, data: dict[str, Any]) -> Moment | None:
        at, until = data.get("at", ""), data.get("until", "")
        if not at and not until:
            return None
        try:
            start = read_time(at) if at else 0
            end = read_time(until) if until else None
        except Unreadable as problem:
            raise ValidationError(
                _("“%(time)s” is not a time. Write it like 0:42 or 1:02:03.")
                % {"time": problem.args[0]}
            ) from problem
        if end is not None and end <= start:
            raise ValidationError(_("The end of the passage comes before its beginning."))
        return Moment(start, end)

    def _box(self, data: dict[str, Any]) -> Box | None:
        sides = [data.get(name) for name in SIDES]
        picture = data.get("picture") or 0
        if self.errors:
            return None
        if all(side is None for side in sides):
            return Box(0, 0, WHOLE, WHOLE, picture) if picture else None
        left, top, width, height = sides
        if None in sides or not width or not height:
            raise ValidationError(
                _("A box on the picture needs all four: from the left, from above, width, height.")
            )
        left, top = min(left or 0, WHOLE - 1), min(top or 0, WHOLE - 1)
        return Box(left, top, min(width, WHOLE - left), min(height, WHOLE - top), picture)

    def _passage(self, data: dict[str, Any]) -> Passage | None:
        quote, before, after = (
            " ".join(data.get(name, "").split()) for name in ("quote", "before", "after")
        )
        if len(quote) > LONGEST_QUOTE:
            raise ValidationError(
                _("A passage has at most %(limit)s characters. Choose the words that matter.")
                % {"limit": LONGEST_QUOTE}
            )
        return Passage(quote, before, after) if quote else None
