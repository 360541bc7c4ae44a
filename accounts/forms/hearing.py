"""The matrix of events and ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Event, Pace, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.models.rubric import RUBRICS, rest
from accounts.services.mail_choices import ways_of
from accounts.telling.ways import Way


@dataclass(frozen=True)
class Row:
    event: Event
    site: Any
    mail: list[Any]


class WaysForm(forms.Form):
    """One row for each event this member can choose about: a box for the site, one of four ways
    for mail."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ways = ways_of(user)
        self.choosable = list(choosable())
        self.known = [event for _name, events in self.choosable for event in events]
        for event in self.known:
            way = self.ways[event]
            self.fields[f"{event}-site"] = forms.BooleanField(required=False, initial=way.on_site)
            self.fields[f"{event}-mail"] = forms.ChoiceField(
                choices=Pace.choices, initial=way.mail, widget=forms.RadioSelect, label=event.label
            )

    def chosen(self) -> dict[str, Way]:
        cleaned = self.cleaned_data
        return {
            event: Way(cleaned[f"{event}-site"], Pace(cleaned[f"{event}-mail"]))
            for event in self.known
        }

    def rubrics(self) -> Iterator[tuple[Promise | str, list[Row]]]:
        for name, events in self.choosable:
            rows = [Row(e, self[f"{e}-site"], list(self[f"{e}-mail"])) for e in events]
            yield name, rows


def choosable() -> Iterator[tuple[Promise | str, list[Event]]]:
    """Rubrics without what is always told."""
    for name, events in RUBRICS.values():
        if events != MONEY_AND_RIGHTS:
            yield name, list(events)
    others = list(rest())
    if others:
        yield _("Other"), others
