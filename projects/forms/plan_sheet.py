"""Both forms of the plan together, as opened, as sent, and as overtaken by another lead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from hitrecord.foundation.text import one_line, whole_number
from projects.forms.plan import (
    BLANK_ROWS,
    LONGEST,
    FindForm,
    PlanForm,
    Rows,
    initial_of,
    opening_of,
)
from projects.forms.whole import is_cut
from projects.models import Plan, PlanRevision, Project
from projects.queries.placeable import Placeable, placeable_in
from projects.services.plans import MOST_PLACES


class Sheet:
    form: PlanForm
    rows: Any
    find: FindForm
    offered: Placeable

    def __init__(self, project: Project, now: datetime) -> None:
        self.project = project
        self.plan = Plan.objects.filter(project=project).first()
        self.now = now
        self.shown: PlanRevision | None = None

    def opened(self, number: str = "") -> Sheet:
        """As it is now; or as it was in an earlier revision, to be kept once more."""
        if self.plan:
            earlier = self.plan.revisions.filter(number=number if number.isdecimal() else -1)
            last = self.plan.revisions.first()
            self.shown = (earlier.first() if len(number) < 9 else None) or last
        kept = self.shown.places if self.shown else []
        measure = self.shown.measure if self.shown else ""
        self.form = PlanForm(initial=opening_of(self.plan, self.shown), auto_id="plan-%s")
        rows = initial_of(kept, measure)
        self._offer("", [each["what"] for each in rows])
        self.rows = Rows(initial=rows, prefix="place", form_kwargs={"names": self.offered.names})
        return self

    def looks(self, data: QueryDict) -> bool:
        """Whether it was sent to look for works. Enter means that where other words were typed,
        and elsewhere to keep the plan."""
        if "enter" in data:
            return data.get("find", "").strip() != data.get("found", "").strip()
        return "look" in data

    def looked_through(self, data: QueryDict) -> Sheet:
        """As it was typed so far, and nothing said of it: it is not to be kept yet."""
        self.read(data)
        if not any(row.is_blank for row in self.rows):
            more = data.copy()
            more["place-TOTAL_FORMS"] = str(len(self.rows.forms) + BLANK_ROWS)
            self.read(more)
        for form in (self.form, *self.rows):
            form._errors = ErrorDict()
        self.rows._errors = [form.errors for form in self.rows]
        self.rows._non_form_errors = ErrorList()
        return self

    def is_cut(self, data: QueryDict) -> bool:
        """Its lines did not come along, though nobody took them out."""
        return is_cut(data, "place", has_some=bool(self.plan and self.plan.places.exists()))

    def read(self, data: QueryDict) -> bool:
        chosen = [value for name, value in data.items() if name.endswith("-what")]
        self._offer(data.get("find", ""), [str(each) for each in chosen])
        self.form = PlanForm(data, auto_id="plan-%s")
        is_valid = self.form.is_valid()
        more = {
            "names": self.offered.names,
            "measure": self.form.chosen,
            "length": self.form.cleaned_data.get("length"),
        }
        self.rows = Rows(data, prefix="place", form_kwargs=more)
        return self.rows.is_valid() and is_valid

    def _offer(self, words: str, chosen: Iterable[str]) -> None:
        words = one_line(words)[:LONGEST]
        works = (each.removeprefix("work-") for each in chosen if each.startswith("work-"))
        numbers = [number for each in works if (number := whole_number(each)) is not None]
        self.find = FindForm(initial={"find": words, "found": words}, auto_id="plan-%s")
        self.offered = placeable_in(
            self.project, self.plan, self.now, words=words, chosen=numbers[: 2 * MOST_PLACES]
        )

    def kept(self) -> dict[str, Any]:
        return {**self.form.cleaned_data, "places": self.rows.placed()}

    def is_overtaken(self, data: QueryDict, latest: PlanRevision, *, by: User) -> None:
        """What was typed stays; keeping it once more puts it over the other revision."""
        again = data.copy()
        again["revision"] = str(latest.number)
        self.read(again)
        self.form.add_error(None, _overtaken(latest, is_own=latest.by_id == by.pk))


def _overtaken(latest: PlanRevision, *, is_own: bool) -> str:
    words = {
        "name": latest.by.person.credit_name,
        "time": date_format(timezone.localtime(latest.at), "H:i"),
    }
    if is_own:
        return (
            _(
                "You kept another plan at %(time)s, in another window. Nothing is lost: what you "
                "have here is below. Compare it with the other in the history; when you keep this "
                "one, the other stays there."
            )
            % words
        )
    return (
        _(
            "%(name)s kept the plan at %(time)s, while you were at it. Nothing of yours is "
            "lost: it is below. Compare it with theirs in the history; when you keep yours, "
            "theirs stays there."
        )
        % words
    )
