from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from payouts.models import Wrong

LONGEST = 5000


class ObjectionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Wrong.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("What should be there instead, and how can we see it?"),
        error_messages={"required": _("Say in a sentence what is wrong.")},
    )


class AnswerForm(forms.Form):
    """For staff: the decision and its words, which everybody can read."""

    accepted = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Accepted: a revision takes it in")), ("no", _("Declined"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is accepted.")},
    )
    words = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 60}),
        help_text=_("Everybody can read it."),
        error_messages={"required": _("Write an answer.")},
    )
