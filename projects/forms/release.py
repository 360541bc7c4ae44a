"""Releasing a production."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution
from hitrecord.foundation.fields import LineField
from projects.cuesheet import unnamed_by
from projects.models import Production


class ReleaseForm(forms.Form):
    final = forms.ModelChoiceField(
        Contribution.objects.none(),
        label=_("Finished work"),
        help_text=_("A published work by a lead of the project."),
        error_messages={
            "required": _("Choose the finished work."),
            "invalid_choice": _("Choose a published work by a lead of the project."),
        },
    )
    although = forms.BooleanField(
        label=_("Release it although credited works are not named"),
        required=False,
        help_text=_("Only when what is missing is truly not in it, as after a last cut."),
    )
    reason = LineField(
        label=_("Reason"),
        max_length=280,
        help_text=_("Kept in the audit log and in the project’s history."),
        error_messages={"required": _("Say in a few words why it is released now.")},
    )

    def __init__(self, *args: Any, production: Production, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.production = production
        final = self.fields["final"]
        if isinstance(final, forms.ModelChoiceField):
            leads = production.project.leads.values("user")
            mine = Contribution.objects.published().filter(
                current__authorships__person__user__in=leads
            )
            final.queryset = mine.distinct().newest_first()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        final = data.get("final")
        if final and not data.pop("although", False):
            for sentence in unnamed_by(final, self.production):
                self.add_error("final", sentence)
        return data

    @property
    def said(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("final", "reason")}
