"""Which calls somebody may be making something for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from contributions.models import Draft
from contributions.queries.draft_stamp import Beside
from hitrecord.foundation.fields import TextField
from hitrecord.foundation.text import whole_number
from projects.models import Aim, Call, Making
from projects.queries.calls import Facets, calls_for

FIELD: Final = "aim"
NOTE: Final = "aim_note"
"""Of the form on a draft's page."""
OFFERED: Final = 5
NOTE_FIELD: Final = TextField(max_length=500, required=False)
FRESH: Final = timedelta(hours=1)
"""So long a call that somebody went to the contribute page for is what they are making it for."""


@dataclass(frozen=True, slots=True)
class Offered:
    calls: list[Call]
    chosen: int | None
    note: str
    problem: str


def offered_for(draft: Draft, *, sent: Mapping[str, str], now: datetime) -> Offered:
    """The chosen call, those that its author began something for, and then those for their skills.
    `sent` is what the form said that comes back, if one does. Four statements."""
    chosen = sent.get(FIELD)
    by = draft.author
    kept = Aim.objects.filter(draft=draft.pk).first() if draft.pk else None
    begun = list(Making.objects.filter(by=by).order_by("-at", "-pk")[:OFFERED])
    first_of_all = kept.call_id if kept else _fresh(begun, now)
    if chosen is not None:
        first_of_all = whole_number(chosen)
    known = [first_of_all, *(one.call_id for one in begun)]
    wanted = list(dict.fromkeys(pk for pk in known if pk))
    open_now = Call.objects.open(now).select_related("project")
    named = {call.pk: call for call in open_now.filter(pk__in=wanted)}
    near = calls_for(Facets(), viewer=by, now=now).select_related("project")
    near = near.filter(skill__in=by.skills.values("pk")).exclude(pk__in=named)
    first = [named[pk] for pk in wanted if pk in named]
    calls = [*first, *near[: max(OFFERED - len(first), 0)]]
    note = sent.get(NOTE, kept.note if kept else "")
    chosen_now = first_of_all if first_of_all in named else None
    return Offered(calls, chosen_now, note, note_problem(sent))


def note_problem(sent: Mapping[str, str]) -> str:
    """Why the note that came with a form is not kept."""
    try:
        NOTE_FIELD.clean(sent.get(NOTE, ""))
    except ValidationError as refused:
        return str(refused.messages[0])
    return ""


def kept_for(draft: Draft) -> list[Beside]:
    """The choice and the note as they are kept, also to tell two windows apart."""
    kept = Aim.objects.filter(draft=draft.pk).select_related("call").first()
    if kept is None:
        return []
    where = kept.call.title if kept.call else _("Nowhere yet")
    number = str(kept.call_id or "")
    return [
        Beside(FIELD, number, _("Where to submit it"), where),
        Beside(NOTE, kept.note, _("Note to the leads"), kept.note),
    ]


def _fresh(begun: list[Making], now: datetime) -> int | None:
    return begun[0].call_id if begun and begun[0].at > now - FRESH else None
