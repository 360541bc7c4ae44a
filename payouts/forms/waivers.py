from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import LineField, TextField
from payouts.forms.somebody import SomebodyField
from projects.models import Production

SURE = _("Tick the box if you mean it. Nothing has changed.")


class WaiveForm(forms.Form):
    """One's own share, unasked."""

    sure = forms.BooleanField(
        label=_("I waive all of it, also of later sales."), error_messages={"required": SURE}
    )
    reason = LineField(
        label=_("Why"),
        max_length=280,
        required=False,
        help_text=_("Everybody can read it on the proposal."),
    )


class AnswerForm(forms.Form):
    said = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            ("yes", _("Yes: I waive all of it, also of later sales")),
            ("no", _("No: I keep my share")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no. Nothing has changed.")},
    )
    reason = LineField(
        label=_("Why"),
        max_length=280,
        required=False,
        help_text=_("For the one who asked; you need not say it."),
    )


class TakeBackForm(forms.Form):
    reason = LineField(
        label=_("Why you take it back"),
        max_length=280,
        error_messages={"required": _("Say why it is taken back. Nothing has changed.")},
    )


class AskForm(forms.Form):
    """For staff."""

    production = forms.ModelChoiceField(Production.objects.all(), label=_("Production"))
    person = SomebodyField(
        label=_("Who is asked"), help_text=_("Their name as it is credited, or their handle.")
    )
    reason = TextField(
        label=_("Reason"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=_(
            "It counts after the person says yes on their own page. For somebody without an account"
            " a second one of the staff confirms it. Everybody can read the reason then."
        ),
    )
