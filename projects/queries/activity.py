"""What happened in a project, the newest first; decisions of one day are one line each.

A fixed number of statements. Works that were kept or declined are counted and not named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import Call, Decision, LeadChange, Phase, Project, Verdict
from projects.queries.changed_calls import changes_in

EACH = 300
"""The most lines of one sort, and the most accepted works that are named."""
BY_DAY = ("day", "by_id", "decision", "submission__call_id")


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
        *_changes(project),
        *_phases(project),
        *_leads(project),
        *_news(project),
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _decisions(project: Project) -> Iterator[Happening]:
    """One line for what one lead did with one call's works on one day, in whatever order."""
    verdicts = Verdict.objects.filter(submission__project=project).annotate(day=TruncDate("at"))
    rows = (
        verdicts.order_by()
        .values(*BY_DAY, name=F("by__person__credit_name"), call=F("submission__call__title"))
        .annotate(number=Count("pk"), newest=Max("at"))
        .order_by("-newest")[:EACH]
    )
    links: dict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
    named = verdicts.filter(
        decision=Decision.ACCEPTED, submission__version__contribution__withdrawn_at=None
    ).select_related("submission__version__contribution")
    for verdict in named.order_by("-at", "-pk")[:EACH]:
        key = (verdict.day, verdict.by_id, verdict.decision, verdict.submission.call_id)
        work = verdict.submission.version.contribution
        links[key].append((work.title, work.get_absolute_url()))
    for row in rows:
        yield _decided(row, links[tuple(row[name] for name in BY_DAY)])


def _decided(row: dict[str, Any], links: list[tuple[str, str]]) -> Happening:
    number = row["number"]
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
    }[row["decision"]]
    return Happening(
        at=row["newest"],
        sort=row["decision"] or "undone",
        words=sentence % {"name": row["name"], "number": number},
        detail=row["call"] or "",
        links=links,
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


def _changes(project: Project) -> Iterator[Happening]:
    for change, sentences in changes_in(project, EACH):
        words = _("%(name)s changed a call") % {"name": change.by.person.credit_name}
        link = [(change.call.title, change.call.get_absolute_url())]
        said = [*sentences, f"“{change.reason}”"] if change.reason else sentences
        yield Happening(change.at, "changed", words, " ".join(said), link)


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
    for update in project.updates.select_related("author__person", "project")[:EACH]:
        words = _("%(name)s wrote an update") % {"name": update.author.person.credit_name}
        place = "" if update.hidden_at else update.get_absolute_url()
        yield Happening(update.at, "news", words, links=[(update.title, place)])
