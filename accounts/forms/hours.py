"""When mails come, and how numbers and times are written."""

from __future__ import annotations

from functools import cache
from typing import Any, cast
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from accounts.domain.hours import is_quiet
from accounts.models import Numbers, User

AREAS = (
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia"),
    *("Europe", "Indian", "Pacific"),
)
HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
Choices = list[tuple[Any, Any]]


@cache
def zones() -> Choices:
    """By continent and ocean, as people find themselves on a map."""
    found: Choices = [("", _("UTC, until I choose another"))]
    for area in AREAS:
        names = sorted(name for name in available_timezones() if name.startswith(f"{area}/"))
        found.append((area, [(n, n.partition("/")[2].replace("_", " ")) for n in names]))
    return found


@cache
def known_zones() -> frozenset[str]:
    return frozenset(name for _area, names in zones()[1:] for name, _words in names)


class HoursForm(forms.ModelForm[User]):
    mail_hour = forms.TypedChoiceField(label=_("Digests come at"), choices=HOURS, coerce=int)
    mail_weekday = forms.TypedChoiceField(
        label=_("Weekly ones on"), choices=list(WEEKDAYS.items()), coerce=int
    )
    quiet_from = forms.TypedChoiceField(
        label=_("No mail from"),
        choices=[("", _("no quiet hours")), *HOURS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    quiet_until = forms.TypedChoiceField(
        label=_("until"), choices=[("", "–"), *HOURS], coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = get_user_model()
        fields = ["mail_hour", "mail_weekday", "quiet_from", "quiet_until"]

    def clean(self) -> dict[str, Any]:
        cleaned = cast(dict[str, Any], super().clean())
        begin, end = cleaned.get("quiet_from"), cleaned.get("quiet_until")
        if (begin is None) != (end is None):
            missing = "quiet_until" if end is None else "quiet_from"
            self.add_error(missing, _("Say both hours, or neither."))
        at = cleaned.get("mail_hour")
        if at is not None and is_quiet(at, begin, end):
            self.add_error("mail_hour", _("No mail comes then: that is within your quiet hours."))
        return cleaned


class PlaceForm(forms.ModelForm[User]):
    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    numbers = forms.ChoiceField(
        label=_("Numbers"), choices=Numbers.choices, required=False, widget=forms.RadioSelect
    )

    class Meta:
        model = get_user_model()
        fields = ["language", "time_zone", "numbers"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages: Choices = [("", _("As my browser asks")), *settings.LANGUAGES]
        cast(forms.ChoiceField, self.fields["language"]).choices = languages
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]
        cast(forms.ChoiceField, self.fields["time_zone"]).choices = zones()
