from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model

from accounts.models import User


class ViewingForm(forms.ModelForm[User]):
    class Meta:
        model = get_user_model()
        fields = ["viewing"]
        widgets = {"viewing": forms.RadioSelect}
