"""Saying what is wrong with a source."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.forms.long_text import long_text
from contributions.models import Relation
from contributions.services.raising import Said

NOT_AT_ALL = "none"
DISPUTES = {
    NOT_AT_ALL: _("It is not made from mine at all"),
    Relation.CONTAINS: _("It contains mine: a piece of it can be seen, read or heard"),
    Relation.BASED_ON: _("It is based on mine"),
    Relation.INSPIRED_BY: _("It is only inspired by mine"),
    Relation.TRANSLATION_OF: _("It is a translation of mine"),
}


class DisputeForm(forms.Form):
    """What stands there now is no answer, so it is not offered."""

    relation = forms.ChoiceField(
        label=_("How is it really?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it really is.")},
    )
    words = long_text(_("What is wrong?"), 5, _("Say in a few words what is wrong."))
    evidence = long_text(_("How can it be seen?"), 3)
    link = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")

    def __init__(self, *args: Any, stands: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["relation"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, label) for key, label in DISPUTES.items() if key != stands]

    @property
    def said(self) -> Said:
        kept = self.cleaned_data
        relation = "" if kept["relation"] == NOT_AT_ALL else kept["relation"]
        return Said(kept["words"], relation, kept["evidence"], kept["link"])
