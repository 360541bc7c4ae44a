"""Asking somebody to lead, and stepping down."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.somebody import SomebodyForm
from hitrecord.foundation.fields import LineField


class LeadForm(SomebodyForm):
    words = LineField(label=_("A word to them"), max_length=280, required=False)
    hands_over = forms.BooleanField(label=_("I step down as soon as they say yes"), required=False)


class StepDownForm(forms.Form):
    reason = LineField(label=_("Why, for the project’s history"), max_length=280, required=False)
