"""Form fields whose values are clean before they are checked."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.text import one_line, several_lines

LONGEST_ADDRESS = 254
SENTENCE = 280
"""What takes as much is written, and pasted; in a shorter one the end is seen."""


class Measured(forms.CharField):
    """Says how much is too much in a sentence, and that it is still there."""

    default_error_messages = {
        "max_length": _(
            "%(show_value)d characters are too many here: %(limit_value)d fit. "
            "All you wrote is still here; shorten it and send it again."
        )
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without the mark at which a browser cuts off what is pasted, without a word."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        if isinstance(widget, forms.Textarea) or (self.max_length or 0) >= SENTENCE:
            attrs.pop("maxlength", None)
        return attrs


class LineField(Measured):
    """One line: without controls, line breaks, lone surrogates and marks that reorder it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(one_line(value) if isinstance(value, str) else value)


class AddressField(forms.EmailField):
    """An e-mail address that its column holds; Django's own takes longer ones."""

    default_error_messages = Measured.default_error_messages

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_ADDRESS} | kwargs)


class TextField(Measured):
    """Several lines, with plain line ends; tabs stay."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return super().to_python(several_lines(value) if isinstance(value, str) else value)


NAMELESS: Final = _("This page does not say what it changes. Open it anew.")
"""Of what a page sends along unseen."""


class NumberField(forms.IntegerField):
    """A whole number."""

    default_error_messages = {
        "invalid": _("Write a whole number, like 3."),
        "min_value": _("It has to be %(limit_value)s at least."),
        "max_value": _("It can be %(limit_value)s at most."),
    }


IN_FORMS_OF_ROWS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.CharField: {"form_class": LineField},
    models.TextField: {"form_class": TextField},
    models.SlugField: {},
}
"""How the admin asks for a column when no form says more; addresses have a field of their own."""
