"""Picking a work in the admin."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import StaffPick
from contributions.services.picking import check
from hitrecord.foundation.fields import LineField

ADDRESS = re.compile(r"/works/(?P<number>[0-9]{1,18})(?:[/?#]|$)")


class WorkField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Known by its number, or by its address as it is copied from the browser."""

    def to_python(self, value: Any) -> Any:
        found = ADDRESS.search(value.strip()) if isinstance(value, str) else None
        return super().to_python(found["number"] if found else value)


class PickForm(forms.ModelForm[StaffPick]):
    by: User
    reason = LineField(
        label=_("Reason"),
        max_length=280,
        help_text=_("Everybody reads it beside the work."),
        error_messages={"required": _("Say why it is picked.")},
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = StaffPick
        fields = ("contribution", "reason", "until")
        help_texts = {"contribution": _("The address of its page, or its number.")}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            check(
                contribution=data["contribution"],
                until=data["until"],
                by=self.by,
                now=timezone.now(),
            )
        return data

    def _post_clean(self) -> None:
        """The service makes the row, and checks its rules."""
