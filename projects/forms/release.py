"""Releasing a production."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution
from hitrecord.foundation.fields import LineField
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
    reason = LineField(
        label=_("Reason"),
        max_length=280,
        help_text=_("Kept in the audit log and in the project’s history."),
        error_messages={"required": _("Say in a few words why it is released now.")},
    )

    def __init__(self, *args: Any, production: Production, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        final = self.fields["final"]
        if isinstance(final, forms.ModelChoiceField):
            leads = production.project.leads.values("user")
            mine = Contribution.objects.published().filter(
                current__authorships__person__user__in=leads
            )
            final.queryset = mine.distinct().newest_first()

    @property
    def said(self) -> dict[str, Any]:
        return self.cleaned_data
