"""A project as staff change its words in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.admin.audited import WHY
from projects.models import Project
from projects.services.rewording import check_correction


class ProjectAdminForm(forms.ModelForm[Project]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if WHY in self.fields:
            self.fields[WHY].help_text = _("Its leads are told. The audit log keeps it.")

    def clean(self) -> dict[str, Any]:
        check_correction(self.instance)
        return super().clean() or {}
