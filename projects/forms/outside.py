"""What was made elsewhere, and who shaped it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from hitrecord.foundation.fields import LineField, TextField
from projects.models import Call, Outside, Project
from projects.queries.outside import candidates_of, named_in

TICKED = 60
"""Boxes to tick: more of them are read by nobody."""
MOST_NAMED = 60


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
    """Of very many who offered something the first can be ticked, and anybody can be named."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("Whose works shaped it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = TextField(
        label=_("Others, by name or handle"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line. Anybody who submitted something there can be named."),
    )
    answer = TextField(
        label=_("How, or why nobody's"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say it in a sentence; everybody can read it.")},
    )

    def __init__(self, *args: Any, outside: Outside, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outside = outside
        found = list(candidates_of(outside)[: TICKED + 1])
        people = self.fields["people"]
        if isinstance(people, forms.ModelMultipleChoiceField):
            people.queryset = Person.objects.filter(pk__in=[one.pk for one in found[:TICKED]])
            people.queryset = people.queryset.order_by("credit_name", "pk")
        if len(found) <= TICKED:
            del self.fields["others"]

    def clean_others(self) -> list[Person]:
        lines = (line.strip() for line in self.cleaned_data["others"].splitlines())
        named = list(dict.fromkeys(line for line in lines if line))
        if len(named) > MOST_NAMED:
            raise ValidationError(
                gettext("Name %(most)s at a time at most.") % {"most": MOST_NAMED}
            )
        return [self._person(line) for line in named]

    def _person(self, words: str) -> Person:
        found = named_in(self.outside, words)
        if len(found) == 1:
            return found[0]
        several = gettext("Several people are called “%(name)s”. Write the handle.")
        nobody = gettext("Nobody called “%(name)s” has submitted anything there.")
        raise ValidationError((several if found else nobody) % {"name": words})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            data["people"] = [*data["people"], *data.pop("others", [])]
        return data
