"""Saying which source is missing, and how that can be seen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.domain.links import links_in, read_link
from contributions.forms.long_text import long_text
from contributions.models import Relation, Version
from contributions.services.links import is_ours
from contributions.services.raising import Said
from hitrecord.foundation.fields import LineField

CLAIMS = {
    Relation.CONTAINS: _("It contains it: a piece of it can be seen, read or heard"),
    Relation.BASED_ON: _("It is based on it"),
    Relation.INSPIRED_BY: _("It is inspired by it"),
    Relation.TRANSLATION_OF: _("It is a translation of it"),
}


class ClaimForm(forms.Form):
    source = LineField(
        label=_("Address of the source"),
        max_length=500,
        help_text=_("Open the work that is missing here and copy its address."),
        error_messages={"required": _("Paste the address of the work that is missing.")},
    )
    relation = forms.ChoiceField(
        label=_("How was it used?"),
        choices=list(CLAIMS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it was used.")},
    )
    words = long_text(_("What happened?"), 4, _("Say in a few words what happened."))
    evidence = long_text(
        _("How can it be seen?"),
        4,
        _("A claim needs evidence: say where in both works it can be seen, read or heard."),
        help_text=_("Where in both works? Since when is each known? Whoever decides looks there."),
    )
    link = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("A page or a file elsewhere that shows it."),
    )

    def __init__(self, *args: Any, derivative: Version, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.derivative = derivative

    def clean_source(self) -> Version:
        """The version that is meant; of an address without one the newest that can be a source.
        A work that was taken down can be one too."""
        typed = self.cleaned_data["source"]
        if len(links_in(typed)) > 1:
            raise forms.ValidationError(
                _("One claim is about one source. Leave one address; claim the next one after it.")
            )
        found = read_link(typed) if is_ours(typed) else None
        if found is None:
            raise forms.ValidationError(
                _("That is not the address of a work. Open the work and copy its address.")
            )
        versions = Version.objects.filter(contribution=found.contribution_id).order_by("-number")
        if found.number:
            versions = versions.filter(number=found.number)
        version = versions.filter(pk__lt=self.derivative.pk).first() or versions.first()
        if version is None:
            raise forms.ValidationError(_("There is no work at that address."))
        return version

    @property
    def said(self) -> Said:
        kept = self.cleaned_data
        return Said(kept["words"], kept["relation"], kept["evidence"], kept["link"])
