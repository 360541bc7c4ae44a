from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models.recommendation import SENTENCE
from hitrecord.foundation.fields import LineField


class RecommendationForm(forms.Form):
    sentence = LineField(
        label=_("Why, in a sentence"),
        help_text=_("Everybody can read it. You may leave it empty."),
        required=False,
        max_length=SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={
            "max_length": _(
                "There is room for %(limit_value)s characters, this sentence has %(show_value)s."
            )
        },
    )
