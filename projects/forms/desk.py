"""What leads do at their desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import LineField, NumberField, TextField
from hitrecord.foundation.seen import SeenForm
from projects.models import Decision, Phase, Project
from projects.services.projects import next_phases


class DecisionForm(forms.Form):
    """One for each submission; which button was pressed is the decision."""

    reason = TextField(
        label=_("Word of thanks, or reason"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": _(
                "There is room for %(limit_value)s characters, here are %(show_value)s."
            )
        },
    )
    decision = forms.ChoiceField(
        choices=Decision.choices,
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Accept it, keep it for later or decline it."),
            "invalid_choice": _("Accept it, keep it for later or decline it."),
        },
    )
    seen = NumberField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") == Decision.DECLINED and not data.get("reason"):
            self.add_error("reason", gettext("Say why you decline it."))
        return data


class ClosingForm(forms.Form):
    """Only a call that closes before its deadline needs a reason."""

    reason = LineField(label=_("Why it closes"), max_length=280, required=False)


class UpdateForm(forms.Form):
    title = LineField(
        label=_("Title"),
        max_length=120,
        error_messages={"required": _("Give the news a headline.")},
    )
    text = TextField(
        label=_("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what happened.")},
    )


class UpdateRewordingForm(SeenForm, UpdateForm):
    """An update that is out already."""


class PhaseForm(forms.Form):
    """Only the steps that are possible now; releasing is the producer's, but for what was released
    before it was archived."""

    phase = forms.ChoiceField(
        label=_("Next phase"),
        error_messages={"invalid_choice": _("That step is not possible from here any more.")},
    )
    reason = LineField(
        label=_("Reason"),
        max_length=280,
        help_text=_("Kept in the project’s history, with your name."),
        error_messages={"required": _("Say in a few words why it moves on.")},
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["phase"]
        if isinstance(field, forms.ChoiceField):
            is_first = project.phase != Phase.ARCHIVED
            steps = [s for s in next_phases(project) if s != Phase.RELEASED or not is_first]
            if self.data.get("phase") == project.phase:
                steps.append(Phase(project.phase))  # sent twice: `move` knows what to say
            field.choices = [(step, step.label) for step in steps]


class StepForm(forms.Form):
    text = LineField(
        label=_("Next step"),
        max_length=120,
        error_messages={"required": _("Write what is to be done.")},
    )
