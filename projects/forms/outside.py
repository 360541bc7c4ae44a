"""What was made elsewhere, and who shaped it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from hitrecord.foundation.fields import LineField, TextField
from projects.models import Call, Outside, Project
from projects.queries.outside import candidates_of


class OutsideForm(forms.Form):
    what = LineField(
        label=_("What was made outside"),
        max_length=280,
        error_messages={"required": _("Say what it is: “the final mix”.")},
    )
    call = forms.ModelChoiceField(
        Call.objects.none(),
        label=_("Instead of a submission to"),
        required=False,
        empty_label=_("No call"),
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        call = self.fields["call"]
        if isinstance(call, forms.ModelChoiceField):
            call.queryset = project.calls.order_by("-pk")


class PartForm(forms.Form):
    """Of an accepted work, by whoever offered it."""

    what = LineField(
        label=_("What of it was made outside"),
        max_length=280,
        error_messages={"required": _("Say what it is: “the drums”.")},
    )


class InfluenceForm(forms.Form):
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Whose works shaped it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    answer = TextField(
        label=_("How, or why nobody's"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say it in a sentence; everybody can read it.")},
    )

    def __init__(self, *args: Any, outside: Outside, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["people"]
        if isinstance(people, forms.ModelMultipleChoiceField):
            people.queryset = Person.objects.filter(
                pk__in=[person.pk for person in candidates_of(outside)]
            )
