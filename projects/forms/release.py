"""Releasing a production."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contributions.models import Contribution
from hitrecord.foundation.fields import LineField
from projects.cuesheet import unnamed_by
from projects.forms.named import WORK, NamedField, Suggesting
from projects.models import Phase, Production

SUGGESTED = 30


class ReleaseForm(forms.Form):
    final = NamedField(
        Contribution.objects.none(),
        of=WORK,
        widget=Suggesting(attrs={"class": "vTextField"}),
        label=_("Finished work"),
        help_text=_("Published, by a lead of the project: its title, or the address of its page."),
        error_messages={
            "required": _("Choose the finished work."),
            "invalid_choice": _("No published work by a lead of the project is called that."),
        },
    )
    although = forms.BooleanField(
        label=_("Release it although credited works are not named"),
        required=False,
        help_text=_("Only when what is missing is truly not in it, as after a last cut."),
    )
    early = forms.BooleanField(
        label=_("Release it although its leads have not moved it to “In review”"),
        required=False,
        help_text=_("Only when they agreed to it elsewhere. Say where in the reason."),
    )
    reason = LineField(
        label=_("Reason"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        max_length=280,
        help_text=_("Kept in the audit log and in the project’s history."),
        error_messages={"required": _("Say in a few words why it is released now.")},
    )

    def __init__(self, *args: Any, production: Production, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.production = production
        final, phase = self.fields["final"], production.project.phase
        if phase in (Phase.IN_REVIEW, Phase.RELEASED):
            del self.fields["early"]
        if isinstance(final, NamedField):
            leads = production.project.leads.values("user")
            mine = Contribution.objects.published().filter(
                current__authorships__person__user__in=leads
            )
            rows = final.queryset = mine.distinct().newest_first()
            final.suggest(lambda: rows[:SUGGESTED])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        final = data.get("final")
        if final and not data.pop("although", False):
            for sentence in unnamed_by(final, self.production):
                self.add_error("final", sentence)
        return data

    @property
    def said(self) -> dict[str, Any]:
        early = self.cleaned_data.get("early", False)
        return {name: self.cleaned_data[name] for name in ("final", "reason")} | {"early": early}
