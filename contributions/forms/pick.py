"""Picking a work in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import StaffPick
from contributions.services.picking import check
from hitrecord.foundation.fields import LineField


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
        help_texts = {"contribution": _("Its title, the address of its page, or its number.")}

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
