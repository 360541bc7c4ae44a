from __future__ import annotations

from django import forms

from contributions.models import Layout
from contributions.queries.preview import PREVIEW_LENGTH
from hitrecord.foundation.fields import TextField


class PreviewForm(forms.Form):
    """The stretch of text around the cursor, and how it is to be set."""

    text = TextField(max_length=PREVIEW_LENGTH, required=False, strip=False)
    layout = forms.ChoiceField(choices=Layout, required=False)

    def clean_layout(self) -> str:
        return self.cleaned_data["layout"] or Layout.PROSE.value
