"""What happened in a project, the newest first; decisions of one day are one line each.

A fixed number of statements. Works that were kept or declined are counted and not named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import Call, Decision, LeadChange, Phase, Project, Verdict

EACH = 300
"""The most rows of one sort that are looked at."""


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    sort: str
    words: str
    detail: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


def activity_of(project: Project) -> list[Happening]:
    found = [
        *_decisions(project),
        *_calls(project),
        *_phases(project),
        *_leads(project),
        *_news(project),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _decisions(project: Project) -> Iterator[Happening]:
    rows = (
        Verdict.objects.filter(submission__project=project)
        .select_related("by__person", "submission__call", "submission__version__contribution")
        .order_by("-at", "-pk")[:EACH]
    )
    for _key, group in groupby(rows, key=_sort_of_decision):
        yield _decided(list(group))


def _sort_of_decision(row: Verdict) -> tuple[object, ...]:
    return (timezone.localdate(row.at), row.by_id, row.decision, row.submission.call_id)


def _decided(rows: list[Verdict]) -> Happening:
    first, number = rows[0], len(rows)
    sentence = {
        Decision.ACCEPTED: ngettext(
            "%(name)s accepted a work", "%(name)s accepted %(number)s works", number
        ),
        Decision.KEPT: ngettext(
            "%(name)s kept a work for later", "%(name)s kept %(number)s works for later", number
        ),
        Decision.DECLINED: ngettext(
            "%(name)s declined a work with a reason",
            "%(name)s declined %(number)s works with a reason each",
            number,
        ),
        "": ngettext(
            "%(name)s took a decision back", "%(name)s took %(number)s decisions back", number
        ),
    }[first.decision]
    works = [row.submission.version.contribution for row in rows]
    return Happening(
        at=first.at,
        sort=first.decision or "undone",
        words=sentence % {"name": first.by.person.credit_name, "number": number},
        detail=first.submission.call.title if first.submission.call else "",
        links=[(each.title, each.get_absolute_url()) for each in works if not each.withdrawn_at]
        if first.decision == Decision.ACCEPTED
        else [],
    )


def _calls(project: Project) -> Iterator[Happening]:
    rows = Call.objects.filter(project=project).select_related(
        "opened_by__person", "closed_by__person"
    )
    for call in rows.order_by("-pk")[:EACH]:
        link = [(call.title, "" if call.hidden_at else call.get_absolute_url())]
        who = {"name": call.opened_by.person.credit_name}
        yield Happening(call.opened_at, "call", _("%(name)s opened a call") % who, links=link)
        if call.closed_at and call.closed_by:
            who = {"name": call.closed_by.person.credit_name}
            words = _("%(name)s closed a call") % who
            yield Happening(call.closed_at, "closed", words, call.closed_reason, link)


def _phases(project: Project) -> Iterator[Happening]:
    for change in project.phase_changes.select_related("by__person").order_by("-pk")[:EACH]:
        moved = _("%(name)s moved it to “%(phase)s”")
        words = (_("%(name)s had the idea") if change.phase == Phase.IDEA else moved) % {
            "name": change.by.person.credit_name,
            "phase": Phase(change.phase).label,
        }
        yield Happening(change.at, "phase", words, change.reason)


def _leads(project: Project) -> Iterator[Happening]:
    rows: list[LeadChange] = list(project.lead_changes.select_related("user__person")[:EACH])
    for change in rows:
        words = f"{change.user.person.credit_name} {change.get_turn_display()}"
        yield Happening(change.at, "lead", words, change.reason)


def _news(project: Project) -> Iterator[Happening]:
    for update in project.updates.select_related("author__person")[:EACH]:
        words = _("%(name)s wrote an update") % {"name": update.author.person.credit_name}
        place = f"{project.get_absolute_url()}updates/{update.pk}/" if not update.hidden_at else ""
        yield Happening(update.at, "news", words, links=[(update.title, place)])
