"""What is wrong with something, and why a decision about it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import Grounds
from contributions.models.decision import APPEAL_LENGTH
from contributions.models.report import WORDS_LENGTH
from hitrecord.foundation.fields import AddressField, TextField


class ReportForm(forms.Form):
    grounds = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Grounds,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = TextField(
        label=_("What should a moderator look at?"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_(
            "We send a link there, to be sure that it is yours. Then we tell you once what came of "
            "it, and forget it."
        ),
        error_messages={"required": _("Give an address, so that we can tell you the outcome.")},
    )

    def __init__(self, *args: Any, is_member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_member:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("grounds") == Grounds.OTHER and not told.get("words"):
            self.add_error("words", _("Say in a sentence what is wrong."))
        return told

    @property
    def said(self) -> dict[str, str]:
        told = self.cleaned_data
        return {"grounds": told["grounds"], "words": told["words"], "email": told.get("email", "")}


class AppealForm(forms.Form):
    words = TextField(
        label=_("Why is this wrong?"),
        max_length=APPEAL_LENGTH,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Say why, so that another moderator can judge it.")},
    )
