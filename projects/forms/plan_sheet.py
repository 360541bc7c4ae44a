"""Both forms of the plan together, as opened, as sent, and as overtaken by another lead."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from projects.forms.plan import PlanForm, Rows, initial_of, opening_of
from projects.models import Plan, PlanRevision, Project
from projects.queries.placeable import placeable_in


class Sheet:
    form: PlanForm
    rows: Any

    def __init__(self, project: Project, now: datetime) -> None:
        self.project = project
        self.plan = Plan.objects.filter(project=project).first()
        self.names = placeable_in(project, self.plan, now)
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
        self.rows = Rows(
            initial=initial_of(kept, measure), prefix="place", form_kwargs={"names": self.names}
        )
        return self

    def read(self, data: QueryDict) -> bool:
        self.form = PlanForm(data, auto_id="plan-%s")
        is_valid = self.form.is_valid()
        more = {
            "names": self.names,
            "measure": self.form.chosen,
            "length": self.form.cleaned_data.get("length"),
        }
        self.rows = Rows(data, prefix="place", form_kwargs=more)
        return self.rows.is_valid() and is_valid

    def kept(self) -> dict[str, Any]:
        return {**self.form.cleaned_data, "places": self.rows.placed()}

    def is_overtaken(self, data: QueryDict, latest: PlanRevision) -> None:
        """What was typed stays; keeping it once more puts it over the other revision."""
        again = data.copy()
        again["revision"] = str(latest.number)
        self.read(again)
        self.form.add_error(
            None,
            _(
                "%(name)s kept the plan at %(time)s, while you were at it. Nothing of yours is "
                "lost: it is below. Compare it with theirs in the history; when you keep yours, "
                "theirs stays there."
            )
            % {
                "name": latest.by.person.credit_name,
                "time": date_format(timezone.localtime(latest.at), "H:i"),
            },
        )
