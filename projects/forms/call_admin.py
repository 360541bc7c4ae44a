"""A call as staff change it in the admin: by the rules that leads keep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.models import Call
from projects.services.calls import check_deadline


class CallAdminForm(forms.ModelForm[Call]):
    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "deadline" in self.changed_data and "deadline" in said:
            if self.instance.closed_at:
                raise ValidationError({"deadline": _("This call is closed.")})
            check_deadline(self.instance.project, said["deadline"], timezone.now())
        return said
