"""Fields for where something begins and ends."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contributions.domain.anchors import Unreadable
from hitrecord.foundation.fields import LineField
from projects.domain.measures import read
from projects.models import Measure

LONGEST_WORDS = 20


class SpanField(LineField):
    """A clock or a page, read by the measure that its form sets; None when it is empty."""

    def __init__(self, *, is_end: bool, measure: str = Measure.TIME, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=LONGEST_WORDS, **kwargs)
        self.is_end, self.measure = is_end, measure

    def clean(self, value: Any) -> int | None:
        words = super().clean(value)
        if not words:
            return None
        pages = self.measure == Measure.PAGES
        try:
            return read(words, pages=pages, is_end=self.is_end)
        except Unreadable as problem:
            raise ValidationError(
                _("“%(words)s” is no page. Write a number like 3.")
                if pages
                else _("“%(words)s” is no time. Write it like 0:42 or 1:02:03."),
                params={"words": words},
            ) from problem


def measure_fields(form: Any, measure: str) -> None:
    for field in form.fields.values():
        if isinstance(field, SpanField):
            field.measure = measure
            field.widget.attrs |= {"size": 7, "autocomplete": "off", "inputmode": "text"}
