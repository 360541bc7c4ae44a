"""Form fields whose values are clean before they are checked."""

from __future__ import annotations

from typing import Any

from django import forms

from hitrecord.foundation.text import one_line, several_lines


class LineField(forms.CharField):
    """One line: without controls, line breaks, lone surrogates and marks that reorder it."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(one_line(value) if isinstance(value, str) else value)


class TextField(forms.CharField):
    """Several lines, with plain line ends; tabs stay."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return super().to_python(several_lines(value) if isinstance(value, str) else value)
