from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth import get_user_model

from accounts.models import User, Viewing
from hitrecord.foundation.clock import office_day


class ViewingForm(forms.ModelForm[User]):
    class Meta:
        model = get_user_model()
        fields = ["viewing"]
        widgets = {"viewing": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = office_day()
        self.initial["viewing"] = self.instance.viewing_on(today)
        if self.instance.is_minor(today):
            field = cast("forms.ChoiceField", self.fields["viewing"])
            field.choices = [each for each in Viewing.choices if each[0] != Viewing.SHOW]
