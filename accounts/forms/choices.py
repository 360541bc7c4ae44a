from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.services.mail_choices import CHOOSABLE


class ViewingForm(forms.ModelForm[User]):
    class Meta:
        model = get_user_model()
        fields = ["viewing"]
        widgets = {"viewing": forms.RadioSelect}


class MailChoiceForm(forms.Form):
    mailed = forms.MultipleChoiceField(
        label=_("By mail too"),
        choices=[(event.value, event.label) for event in CHOOSABLE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked waits for you on the site."),
    )
