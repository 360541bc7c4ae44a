"""Offering a work: from the work's side, and from the call's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from contributions.models import Contribution
from hitrecord.foundation.fields import TextField
from projects.forms.named import PROJECT, NamedField
from projects.models import Call, Project
from projects.queries.near import near


class NoteField(TextField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Note to the leads"),
            max_length=500,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


class SubmitForm(forms.Form):
    """An open call, or a project as such."""

    call = forms.ChoiceField(
        label=_("Call"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This call is closed, or asks for other kinds.")},
    )
    project = NamedField(
        Project.objects.none(),
        of=PROJECT,
        label=_("Project"),
        required=False,
        help_text=_("For a work that no call asks for: its name, or the address of its page."),
        error_messages={"invalid_choice": _("No project that takes works is called that.")},
    )
    note = NoteField()

    def __init__(self, *args: Any, calls: Iterable[Call], by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calls = {str(call.pk): call for call in calls}
        call, project = self.fields["call"], self.fields["project"]
        if isinstance(call, forms.ChoiceField) and isinstance(project, NamedField):
            call.choices = [(key, each.title) for key, each in self.calls.items()]
            project.queryset = Project.objects.taking_works()
            project.suggest(lambda: near(by))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["call"] = self.calls.get(data.get("call", ""))
        if data["call"] is None and data.get("project") is None and not self.errors:
            self.add_error("call", gettext("Choose a call or a project."))
        return data


class AnswerForm(forms.Form):
    """One of my works for this call."""

    work = forms.ModelChoiceField(
        Contribution.objects.none(),
        label=_("Work"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of your works."),
            "invalid_choice": _("Choose one of your own works of a kind that the call asks for."),
        },
    )
    note = NoteField()

    def __init__(self, *args: Any, call: Call, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["work"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Contribution.objects.published().by(by.person)
