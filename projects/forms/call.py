"""Opening a call."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Skill
from contributions.models import Kind
from hitrecord.foundation.fields import LineField, NumberField, TextField
from hitrecord.foundation.numbers import money
from hitrecord.foundation.typed_amounts import parse_minor
from projects.models import Call, Reward

CURRENCY = "USD"
MOST = 1_000_000
"""In minor units: a slip of the finger or a joke should not promise a fortune."""


class CallForm(forms.Form):
    SAID = ("title", "brief", "skill", "kinds", "deadline", "reward", "amount")

    title = LineField(
        label=_("Title"),
        max_length=120,
        help_text=_("What is missing, as short as on a ticket: “A floor under the waltz”."),
        error_messages={"required": _("Say in a few words what is missing.")},
    )
    brief = TextField(
        label=_("Brief"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What should it sound, look or read like? What should it not be?"),
        error_messages={"required": _("Say what you are looking for.")},
    )
    skill = forms.ModelChoiceField(
        Skill.objects.all(),
        label=_("Skill"),
        empty_label=_("Choose a skill"),
        help_text=_("Members with this skill see the call first."),
        error_messages={"required": _("Choose the skill it takes.")},
    )
    kinds = forms.MultipleChoiceField(
        choices=Kind.choices,
        label=_("Kinds"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one kind of work.")},
    )
    deadline = forms.DateTimeField(
        label=_("Deadline"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d"],
        error_messages={
            "required": _("Say until when you take submissions."),
            "invalid": _("Write the deadline like 2027-03-31 18:00."),
        },
    )
    reward = forms.ChoiceField(
        choices=Reward.choices,
        label=_("Reward"),
        widget=forms.RadioSelect,
        initial=Reward.FUN,
        help_text=_("What a submission may earn: said up front, and kept."),
    )
    amount = LineField(
        label=_("Amount"),
        required=False,
        max_length=20,
        help_text=_(
            "Only for a guaranteed amount, in US dollars: 40 or 40.00. It is your promise, and its"
            " ticket says so, until the staff confirmed it. Then it stands."
        ),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    zone = LineField(required=False, max_length=60, widget=forms.HiddenInput)
    draft = NumberField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deadline, zone = self.fields["deadline"], timezone.get_current_timezone_name()
        deadline.help_text = gettext("By the clock of %(zone)s.") % {"zone": zone}
        deadline.widget.attrs["data-zone"] = zone
        moment = self.initial.get("deadline")
        if moment and not self.is_bound:
            deadline.widget.attrs["data-instant"] = moment.isoformat()

    def clean_amount(self) -> int | None:
        text = self.cleaned_data["amount"].strip()
        if not text:
            return None
        try:
            amount = parse_minor(text, CURRENCY)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if amount <= 0:
            raise forms.ValidationError(gettext("The amount has to be more than nothing."))
        if amount > MOST:
            raise forms.ValidationError(
                gettext("A call guarantees %(most)s at most.") % {"most": money(MOST, CURRENCY)}
            )
        return amount

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        zone = _zone(data.pop("zone", ""))
        if zone and data.get("deadline"):
            data["deadline"] = timezone.localtime(data["deadline"]).replace(tzinfo=zone)
        is_guaranteed = data.get("reward") == Reward.GUARANTEED
        if is_guaranteed and not data.get("amount") and "amount" not in self.errors:
            self.add_error("amount", gettext("Write the amount you guarantee."))
        if data.get("amount") and not is_guaranteed:
            self.add_error(
                "amount",
                gettext(
                    "Only a guaranteed amount is written here. Choose it, or leave this empty."
                ),
            )
        return data


class DraftForm(CallForm):
    """What nobody sees yet needs neither a deadline nor a reward."""

    WORDS = ("title", "brief", "skill", "kinds")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("deadline", "reward"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data

    @property
    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.WORDS}


class ChangeForm(CallForm):
    """Of a call that is open. `seen` says what whoever changes it had before them."""

    reason = LineField(
        label=_("Why"),
        required=False,
        max_length=280,
        help_text=_("Needed for an earlier deadline. Who answered or makes something reads it."),
    )
    seen = LineField(required=False, max_length=16, widget=forms.HiddenInput)


def _zone(name: str) -> ZoneInfo | None:
    """Where whoever types is, as their browser says; nothing for what is no place."""
    return ZoneInfo(name) if name in available_timezones() else None


def said_in(call: Call) -> dict[str, Any]:
    """The form's values for a call that is open already."""
    said = {name: getattr(call, name) for name in CallForm.SAID}
    amount = f"{call.amount / 100:.2f}" if call.amount else ""
    return said | {"amount": amount, "skill": call.skill_id}
