"""Where a draft goes: chosen on its page before it is published, submitted right after it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from accounts.mailing.voice import speaking_to
from accounts.models import Event
from accounts.services.notices import notify
from accounts.telling.said import paragraphs
from accounts.telling.said import said as _
from contributions.models import Draft, Version
from hitrecord.foundation.afterwards import afterwards
from hitrecord.foundation.locking import for_change
from hitrecord.foundation.text import several_lines, whole_number
from projects.models import Aim, Call, Making
from projects.queries.aims import FIELD, NOTE, note_problem
from projects.services.submissions import submit

AT_ONCE = 100


def keep(*, draft: Draft, chosen: Mapping[str, str], now: datetime) -> None:
    """A call that is none any more, or that nobody is shown, is nowhere; one that closed meanwhile
    is kept, and its author told when it is submitted there. A note that is too long stays as it
    was. A page that does not ask, as that of a next version, changes nothing."""
    if FIELD not in chosen or draft.contribution_id:
        return
    number = whole_number(chosen[FIELD])
    call = Call.objects.shown().filter(pk=number).first() if number else None
    words: dict[str, Any] = {"call": call}
    if not problem(chosen):
        words["note"] = several_lines(chosen.get(NOTE, "")).strip()
    Aim.objects.update_or_create(draft=draft, defaults=words)


def problem(chosen: Mapping[str, str]) -> str:
    sentence = note_problem(chosen)
    return f"{gettext('Note to the leads')}: {sentence}" if sentence else ""


def order(*, draft: Draft, version: Version) -> None:
    """After the transaction: what it holds is not waited for while a project is held."""
    afterwards(deliver, draft=draft, version=version)


def deliver_left() -> None:
    """Those of published drafts whose process ended before it could: called again and again."""
    left = Aim.objects.exclude(draft__version=None).select_related(
        "draft__version", "draft__author"
    )
    for aim in left[:AT_ONCE]:
        if aim.draft.version is not None:
            deliver(draft=aim.draft, version=aim.draft.version)


def deliver(*, draft: Draft, version: Version) -> None:
    """Submit it where its author said, as of the moment it was published. They are told where that
    is not possible any more, and read their note there; the work is published all the same."""
    with transaction.atomic():
        found = for_change(Aim.objects).filter(draft=draft).first()
        if found is None:
            return
        call, by, note = found.call, draft.author, found.note
        found.delete()
        if call is None:
            return
        try:
            with transaction.atomic():
                submit(version=version, by=by, now=version.published_at, call=call, note=note)
        except ValidationError as refused:
            with speaking_to(by):
                why = " ".join(refused.messages)
            notify(
                recipients=[by],
                event=Event.READY,
                subject=_("“%(title)s” is published, and could not be submitted to “%(call)s”")
                % {"title": version.contribution.title, "call": call.title},
                body=paragraphs(why, note),
                url=version.contribution.get_absolute_url(),
                target=version.contribution,
                key=f"aim:{version.pk}",
            )
        else:
            Making.objects.filter(call=call, by=by).delete()
