"""A call as staff change it in the admin: by the rules that leads keep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.admin.audited import WHY
from projects.models import Call
from projects.services.changing import check_correction


class CallAdminForm(forms.ModelForm[Call]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if WHY in self.fields:
            self.fields[WHY].help_text = _(
                "Everybody reads it in the project’s activity, and whoever counts on the call is "
                "told. A title that you change is not quoted there. The audit log keeps it."
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        words = {name: said[name] for name in self.changed_data if name in said}
        check_correction(self.instance, self.instance.project, words, timezone.now())
        return said
