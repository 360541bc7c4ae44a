"""What an author may change of a published work, without a new version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.forms.disclosures import DISCLOSURE_HELP, ask_for_ai_use
from contributions.forms.tags import tags_problem
from contributions.models import Contribution, MediaFile
from contributions.publication.describing import FIELDS, tags_as_text
from hitrecord.foundation.fields import LineField, TextField


class EditForm(forms.ModelForm[Contribution]):
    """`seen` is the last edit that the page knew of."""

    tags = LineField(
        label=_("Tags"), max_length=300, required=False, help_text=_("Separated by commas.")
    )
    wish = TextField(
        label=_("What I would love others to do with this"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    process_note = TextField(
        label=_("How I made it"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    field_order = ["title", "alt_text", "tags", "wish", "process_note"]

    class Meta:
        model = Contribution
        fields = list(FIELDS)
        field_classes = {
            "title": LineField,
            "alt_text": LineField,
            "ai_note": LineField,
            "mature_note": LineField,
        }
        widgets = {
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "ai_use": forms.RadioSelect,
        }
        help_texts = DISCLOSURE_HELP | {
            "alt_text": _(
                "One or two sentences for people who cannot see or hear it: what would you tell a "
                "friend on the phone?"
            )
        }

    def __init__(self, *args: Any, pictures: Sequence[MediaFile] = (), **kwargs: Any) -> None:
        """`pictures`, when there are several, have alt texts of their own beside the shared one."""
        super().__init__(*args, **kwargs)
        self._alts = {picture.pk: f"alt-{picture.pk}" for picture in pictures}
        for number, picture in enumerate(pictures, start=1):
            self.fields[self._alts[picture.pk]] = LineField(
                label=_("Alt text of picture %(number)s") % {"number": number},
                max_length=1000,
                required=False,
                initial=picture.alt_text,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Without one it has that of the whole work."),
            )
        ask_for_ai_use(self)
        self.fields["tags"].initial = tags_as_text(self.instance)

    @property
    def pictures(self) -> list[forms.BoundField]:
        return [self[name] for name in self._alts.values()]

    @property
    def alts(self) -> dict[int, str]:
        """What is said of each picture that was asked about, once all of it is right."""
        asked = {pk: name for pk, name in self._alts.items() if name in self.data}
        return {pk: self.cleaned_data[name] for pk, name in asked.items()}

    def clean_tags(self) -> str:
        typed: str = self.cleaned_data["tags"]
        problem = tags_problem(typed)
        if problem:
            raise forms.ValidationError(problem)
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("ai_use") in {"helped", "made"} and not cleaned.get("ai_note"):
            self.add_error("ai_note", _("Say in a few words how AI was used."))
        return cleaned
