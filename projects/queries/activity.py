"""What happened in a project, the newest first; decisions of one day are one line each.

When each thing happened is read for the whole project, what it was for one page of them. Works
that were kept or declined are counted and not named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hitrecord.foundation.quoting import in_quotes
from projects.models import Call, CallChange, Decision, Phase, Project, Turn, Verdict
from projects.models.reason import read
from projects.queries.changed_calls import changes_among

NAMED = 300
"""The most accepted works that one page names."""
BY_DAY = ("day", "by_id", "decision", "submission__call_id")
WORK = "submission__version__contribution"
Told = Iterator[tuple[Any, "Happening"]]


@dataclass(frozen=True, slots=True)
class Mark:
    at: datetime
    sort: str
    key: Any


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    sort: str
    words: str
    detail: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


def marks_in(project: Project) -> list[Mark]:
    """All there are; a fixed number of statements."""
    calls = project.calls.order_by("pk")
    changes = CallChange.objects.filter(call__project=project, call__hidden_at=None)
    rows: dict[str, Any] = {
        "call": calls.values_list("opened_at", "pk"),
        "closed": calls.filter(closed_at__isnull=False).values_list("closed_at", "pk"),
        "changed": changes.order_by("pk").values_list("at", "pk"),
        "phase": project.phase_changes.order_by("pk").values_list("at", "pk"),
        "lead": project.lead_changes.order_by("pk").values_list("at", "pk"),
        "news": project.updates.order_by("pk").values_list("at", "pk"),
    }
    days = _verdicts(project).order_by().values_list(*BY_DAY).annotate(newest=Max("at"))
    found = [Mark(row[-1], "decided", tuple(row[:-1])) for row in days.order_by("newest")]
    found += [Mark(at, sort, key) for sort, some in rows.items() for at, key in some]
    return sorted(found, key=lambda each: each.at, reverse=True)


def told(project: Project, marks: Sequence[Mark]) -> list[Happening]:
    """In their order."""
    keys: dict[str, list[Any]] = defaultdict(list)
    for mark in marks:
        keys[mark.sort].append(mark.key)
    found = {
        (sort, key): happening
        for sort, tell in TELLERS.items()
        for key, happening in tell(project, keys[sort])
    }
    places = [(mark.sort, mark.key) for mark in marks]
    return [found[place] for place in places if place in found]


def _verdicts(project: Project) -> Any:
    return Verdict.objects.filter(submission__project=project).annotate(day=TruncDate("at"))


def _decisions(project: Project, keys: Collection[Any]) -> Told:
    """One line for what one lead did with one call's works on one day, in whatever order."""
    verdicts = _verdicts(project).filter(day__in={day for day, *_rest in keys})
    rows = (
        verdicts.order_by()
        .values(*BY_DAY, name=F("by__person__credit_name"), call=F("submission__call__title"))
        .annotate(number=Count(WORK, distinct=True), newest=Max("at"))
    )
    links: dict[tuple[object, ...], list[tuple[str, str]]] = defaultdict(list)
    named = verdicts.filter(
        decision=Decision.ACCEPTED, submission__version__contribution__withdrawn_at=None
    ).select_related("submission__version__contribution")
    for verdict in named.order_by("-at", "-pk")[:NAMED]:
        of = (verdict.day, verdict.by_id, verdict.decision, verdict.submission.call_id)
        work = verdict.submission.version.contribution
        links[of].append((work.title, work.get_absolute_url()))
    for row in rows:
        key = tuple(row[name] for name in BY_DAY)
        yield key, _decided(row, links[key])


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


def _opened(project: Project, keys: Collection[int]) -> Told:
    for call in project.calls.filter(pk__in=keys).select_related("opened_by__person"):
        words = _("%(name)s opened a call") % {"name": call.opened_by.person.credit_name}
        yield call.pk, Happening(call.opened_at, "call", words, links=_ticket(call))


def _closed(project: Project, keys: Collection[int]) -> Told:
    for call in project.calls.filter(pk__in=keys).select_related("closed_by__person"):
        if call.closed_at and call.closed_by:
            words = _("%(name)s closed a call") % {"name": call.closed_by.person.credit_name}
            why = read(call.closed_reason)
            yield call.pk, Happening(call.closed_at, "closed", words, why, _ticket(call))


def _ticket(call: Call) -> list[tuple[str, str]]:
    return [(call.title, "" if call.hidden_at else call.get_absolute_url())]


def _changes(project: Project, keys: Collection[int]) -> Told:
    for change, sentences in changes_among(keys):
        words = _("%(name)s changed a call") % {"name": change.by.person.credit_name}
        link = [(change.call.title, change.call.get_absolute_url())]
        said = [*sentences, in_quotes(change.reason)] if change.reason else sentences
        yield change.pk, Happening(change.at, "changed", words, " ".join(said), link)


def _phases(project: Project, keys: Collection[int]) -> Told:
    for change in project.phase_changes.filter(pk__in=keys).select_related("by__person"):
        moved = _("%(name)s moved it to “%(phase)s”")
        words = (_("%(name)s had the idea") if change.phase == Phase.IDEA else moved) % {
            "name": change.by.person.credit_name,
            "phase": Phase(change.phase).label,
        }
        yield change.pk, Happening(change.at, "phase", words, read(change.reason))


def _leads(project: Project, keys: Collection[int]) -> Told:
    for change in project.lead_changes.filter(pk__in=keys).select_related("user__person"):
        turn = _("joined the leads") if change.turn == Turn.JOINED else change.get_turn_display()
        words = f"{change.user.person.credit_name} {turn}"
        yield change.pk, Happening(change.at, "lead", words, read(change.reason))


def _news(project: Project, keys: Collection[int]) -> Told:
    rows = project.updates.filter(pk__in=keys).select_related("author__person", "project")
    for update in rows:
        words = _("%(name)s wrote an update") % {"name": update.author.person.credit_name}
        place = "" if update.hidden_at else update.get_absolute_url()
        yield update.pk, Happening(update.at, "news", words, links=[(update.title, place)])


TELLERS: dict[str, Callable[[Project, Collection[Any]], Told]] = {
    "decided": _decisions,
    "call": _opened,
    "closed": _closed,
    "changed": _changes,
    "phase": _phases,
    "lead": _leads,
    "news": _news,
}
