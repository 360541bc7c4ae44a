"""A project's way as one printed bar."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.models import Phase, PhaseChange, Project

WAY = (Phase.IDEA, Phase.OPEN, Phase.ASSEMBLING, Phase.IN_REVIEW, Phase.RELEASED)


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is past, now, or "" for what is to come."""

    label: str
    detail: str
    state: str


def lifecycle_of(project: Project, *, accepted: int) -> list[Step]:
    """One statement. An archived project ends where it stopped."""
    entered: dict[str, PhaseChange] = {}
    for change in project.phase_changes.all():
        entered[change.phase] = change
    if project.phase == Phase.ARCHIVED:
        way = [phase for phase in WAY if phase in entered] + [Phase.ARCHIVED]
    else:
        way = list(WAY)
    here = way.index(Phase(project.phase))
    return [
        Step(
            label=str(phase.label),
            detail=_detail(entered.get(phase), place == here, accepted) if place <= here else "",
            state="now" if place == here else "past" if place < here else "",
        )
        for place, phase in enumerate(way)
    ]


def _detail(change: PhaseChange | None, is_now: bool, accepted: int) -> str:
    if change is None:
        return ""
    day = date_format(timezone.localtime(change.at), _("j F Y"))
    if not is_now:
        return day
    if not accepted:
        return _("since %(day)s") % {"day": day}
    return ngettext(
        "since %(day)s, %(count)s work accepted",
        "since %(day)s, %(count)s works accepted",
        accepted,
    ) % {"day": day, "count": accepted}
