"""The plan as a form: its measure and length, and a row for everything that is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from hitrecord.foundation.fields import NAMELESS, LineField, NumberField
from projects.domain.measures import say
from projects.forms.measured import SpanField, measure_fields
from projects.models import LONGEST as LONGEST_PLAN
from projects.models import Lane, Measure, Plan, PlanRevision
from projects.services.plans import MOST_PLACES, Placed

BLANK_ROWS = 3
LONGEST = 100
"""Of the words that works are looked for by."""

NO_LENGTH = gettext_noop("Say how long the whole will be.")


class PlanForm(forms.Form):
    revision = NumberField(
        widget=forms.HiddenInput,
        min_value=0,
        max_value=2**31 - 1,
        error_messages={"required": NAMELESS, "invalid": NAMELESS},
    )
    measure = forms.ChoiceField(
        label=_("Measured in"), choices=Measure.choices, widget=forms.RadioSelect
    )
    length = SpanField(
        label=_("Length of the whole"), is_end=True, help_text=_("A time like 6:00, or pages.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["length"].required = True
        self.fields["length"].error_messages["required"] = gettext(NO_LENGTH)
        self.chosen = str(self["measure"].value() or Measure.TIME)
        measure_fields(self, self.chosen)

    def clean_length(self) -> int:
        length: int | None = self.cleaned_data["length"]
        if not length:
            raise forms.ValidationError(gettext(NO_LENGTH))
        if self.chosen in LONGEST_PLAN and length > LONGEST_PLAN[Measure(self.chosen)]:
            raise forms.ValidationError(gettext("A plan is at most a day or 10,000 pages long."))
        return length


class FindForm(forms.Form):
    """Among the works that have no place yet; `found` is what was looked for last."""

    find = LineField(label=_("A word of the title, or a name"), max_length=LONGEST, required=False)
    found = LineField(max_length=LONGEST, required=False, widget=forms.HiddenInput)


class PlaceForm(forms.Form):
    """`what` names an accepted work or a call; without it the row is a gap with a title."""

    what = LineField(required=False, max_length=30, widget=forms.HiddenInput)
    lane = forms.ChoiceField(label=_("Lane"), choices=Lane.choices, required=False)
    title = LineField(label=_("Title"), max_length=120, required=False)
    starts = SpanField(label=_("From"), is_end=False)
    ends = SpanField(label=_("Until"), is_end=True)

    def __init__(
        self,
        *args: Any,
        names: Mapping[str, str],
        length: int | None = None,
        measure: str = Measure.TIME,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names, self.length = names, length
        measure_fields(self, measure)
        if not self.initial.get("what") and not self.initial.get("lane"):
            left = [(key, name) for key, name in names.items()]
            self.fields["what"] = forms.ChoiceField(
                label=_("What"),
                choices=[("", _("A gap, or a piece")), *left],
                required=False,
                error_messages={"invalid_choice": _("This work or call is not there any more.")},
            )

    @property
    def name(self) -> str:
        return self.names.get(str(self["what"].value() or ""), "")

    @property
    def is_blank(self) -> bool:
        data = self.cleaned_data
        return not any(data.get(k) for k in ("what", "title", "ends")) and not data.get("starts")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("DELETE"):
            self.errors.clear()
        elif not self.is_blank and not self.errors:
            self._check_what(data)
            self._check_time(data)
        return data

    def _check_what(self, data: dict[str, Any]) -> None:
        what = data.get("what", "")
        if not data.get("lane"):
            self.add_error("lane", gettext("Say in which lane it is."))
        if what and what not in self.names:
            self.add_error("what", gettext("This work or call is not there any more. Take it out."))
        if not what and not data.get("title"):
            self.add_error("title", gettext("Say what is missing there."))
        if what and data.get("lane") == Lane.PIECES:
            self.add_error("lane", gettext("Works and calls belong to picture, sound or words."))

    def _check_time(self, data: dict[str, Any]) -> None:
        if data.get("starts") is None:
            self.add_error("starts", gettext("Say where it begins."))
        if data.get("ends") is None:
            self.add_error("ends", gettext("Say where it ends."))
        elif data.get("starts") is not None and data["ends"] <= data["starts"]:
            self.add_error("ends", gettext("It has to end after it begins."))
        elif self.length and data["ends"] > self.length:
            self.add_error("ends", gettext("It has to end before the plan does."))

    def placed(self) -> Placed:
        data = self.cleaned_data
        sort, _dash, pk = data["what"].partition("-")
        return Placed(
            lane=data["lane"],
            title=data["title"],
            starts_at=data["starts"],
            ends_at=data["ends"],
            submission=int(pk) if sort == "work" else None,
            call=int(pk) if sort == "call" else None,
        )


class PlaceRows(forms.BaseFormSet[PlaceForm]):
    default_error_messages = {
        "too_many_forms": _("A plan holds at most %(num)d places. Join some of them.")
    }

    def clean(self) -> None:
        seen: set[str] = set()
        for form in self.forms:
            what = form.cleaned_data.get("what", "") if form.is_valid() else ""
            if what and what in seen and form not in self.deleted_forms:
                form.add_error("what", gettext("It has a place already, further up."))
            seen.add(what)

    def placed(self) -> list[Placed]:
        gone = self.deleted_forms
        return [f.placed() for f in self.forms if f not in gone and not f.is_blank]


Rows = forms.formset_factory(
    PlaceForm,
    formset=PlaceRows,
    extra=BLANK_ROWS,
    can_delete=True,
    max_num=MOST_PLACES,
    absolute_max=MOST_PLACES + BLANK_ROWS,
    validate_max=True,
)


def initial_of(kept: Sequence[Mapping[str, Any]], measure: str) -> list[dict[str, Any]]:
    """What was kept, as somebody would have written it."""
    pages = measure == Measure.PAGES
    return [
        {
            "what": _what(each),
            "lane": each["lane"],
            "title": each["title"],
            "starts": say(each["starts_at"], pages=pages, is_end=False),
            "ends": say(each["ends_at"], pages=pages, is_end=True),
        }
        for each in kept
    ]


def _what(each: Mapping[str, Any]) -> str:
    if each["submission"]:
        return f"work-{each['submission']}"
    return f"call-{each['call']}" if each["call"] else ""


def opening_of(plan: Plan | None, shown: PlanRevision | None) -> dict[str, Any]:
    """Of the first form; a new plan is six minutes long until somebody says otherwise."""
    if plan is None or shown is None:
        return {"revision": 0, "measure": Measure.TIME, "length": "6:00"}
    length = say(shown.length, pages=shown.measure == Measure.PAGES, is_end=True)
    return {"revision": plan.revision, "measure": shown.measure, "length": length}
