from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models.departure import Name, Works


class LeavingForm(forms.Form):
    works = forms.ChoiceField(label=_("My works"), choices=Works, widget=forms.RadioSelect)
    name = forms.ChoiceField(label=_("My name"), choices=Name, widget=forms.RadioSelect)
    lets_go = forms.BooleanField(
        label=_("Let the projects that only I lead look for another lead"), required=False
    )

    def __init__(self, *args: Any, leads_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not leads_alone:
            del self.fields["lets_go"]
