"""One work from elsewhere in the form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contributions.domain.links import web_address
from contributions.models import DraftOffsiteSource
from contributions.models.offsite import FACTS
from contributions.services.links import is_ours
from hitrecord.foundation.fields import LineField
from hitrecord.foundation.text import one_line


class OffsiteForm(forms.ModelForm[DraftOffsiteSource]):
    class Meta:
        model = DraftOffsiteSource
        fields = FACTS
        field_classes = dict.fromkeys(("title", "author", "link", "note"), LineField)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever does not choose stays with what is offered first.
        self.fields["licence"].required = self.fields["relation"].required = False

    @property
    def number(self) -> str:
        """Of its row; names its button."""
        return str(self.prefix).partition("-")[2]

    def clean_link(self) -> str:
        typed: str = self.cleaned_data["link"]
        address = web_address(typed) if typed else ""
        if address is None:
            raise ValidationError(_("That is not the address of a page: it begins with https://."))
        if address and is_ours(address):
            raise ValidationError(
                _("That is on this site. Paste it under “Paste links to works” instead.")
            )
        return address

    def typed(self) -> dict[str, str]:
        """All of it as far as it can be kept, right or wrong."""
        kept = {name: self._typed(name) for name in FACTS}
        return kept | {"link": self.cleaned_data.get("link", kept["link"])}

    def _typed(self, name: str) -> str:
        field: Any = DraftOffsiteSource._meta.get_field(name)
        words = one_line(str(self[name].value() or ""))
        if field.choices:
            return words if words in dict(field.choices) else str(field.default)
        return words[: field.max_length]

    def ask_for_all(self) -> None:
        for name, sentence in (
            ("title", _("Give its title.")),
            ("author", _("Say who made it.")),
        ):
            if not str(self[name].value() or "").strip() and not self.has_error(name):
                self.add_error(name, sentence)
