"""A row among very many, typed: the address of its page, or its title. Some are suggested."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.text import one_line

PROJECT: Final = ("slug", re.compile(r"/projects/(?P<key>[-a-zA-Z0-9_]+)"))
WORK: Final = ("pk", re.compile(r"/works/(?P<key>[0-9]{1,18})(?:[/?#]|$)"))


class Suggesting(forms.TextInput):
    """Proposes titles while one types; without that, any may be typed all the same."""

    proposed: Callable[[], Iterable[Any]] = tuple

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        at = f"{(attrs or {}).get('id', name)}-near"
        field = super().render(name, value, {**(attrs or {}), "list": at}, renderer)
        titles = dict.fromkeys(str(row) for row in self.proposed())
        options = format_html_join("", '<option value="{}">', ((title,) for title in titles))
        return format_html('{}<datalist id="{}">{}</datalist>', field, at, options)


class NamedField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Of the rows in its `queryset`, by `of`: the column in an address, and where that stands."""

    widget = Suggesting
    several = _("Several are called that. Paste the address of its page.")

    def __init__(self, *args: Any, of: tuple[str, re.Pattern[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key, self.address = of
        self.widget.attrs |= {"autocomplete": "off", "maxlength": 300}

    def suggest(self, proposed: Callable[[], Iterable[Model]]) -> None:
        self.widget.proposed = proposed

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Model) else value

    def to_python(self, value: Any) -> Any:
        words = one_line(value) if isinstance(value, str) else ""
        if not words:
            return None
        named = self.address.search(words)
        wanted = Q(**{self.key: named["key"]}) if named else Q(title__iexact=words[:300])
        if not named and self.key == "slug":
            wanted |= Q(slug=words[:80])
        found = list(self.queryset.filter(wanted)[:2]) if self.queryset is not None else []
        if len(found) == 1:
            return found[0]
        sentence = self.several if found else self.error_messages["invalid_choice"]
        raise ValidationError(sentence, code="invalid_choice", params={"value": words})
