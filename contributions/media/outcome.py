"""Tell an author what became of a file whose work was already on the wall by then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accounts.models import Event, Notice
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.bell import ring
from contributions.models import Draft, Processing, Version

LONG = timedelta(seconds=60)
LATELY = timedelta(days=1)


@transaction.atomic
def tell(pk: int) -> None:
    """The draft, if it waits to publish itself. Once for each file of a work: when it failed, or
    was ready only a good while after publication."""
    for draft in Draft.objects.waiting_to_publish().filter(files__processing=pk):
        ring("publish", draft.pk)
    rows = Processing.objects.filter(pk=pk, media__version__isnull=False)
    work = rows.select_related("media__uploader", "media__version__contribution").first()
    if work is None:
        return
    subject = _subject(work, work.media.version)
    if not subject:
        return
    notify(
        recipients=[work.media.uploader],
        event=Event.READY,
        subject=subject,
        body=work.reason,
        url=work.media.version.contribution.get_absolute_url(),
        target=work.media.version.contribution,
        key=f"processed:{work.pk}:{work.state}",
    )


def untold(now: datetime) -> list[int]:
    """What ended lately, after its publication, when the worker died before it could tell."""
    published = F("media__version__published_at")
    failed = _ended(Processing.State.FAILED, quarantined_at__gt=published, is_final=True)
    aside = _ended(Processing.State.QUARANTINED, quarantined_at__gt=published, is_final=False)
    ready = _ended(Processing.State.READY, finished_at__gt=published + LONG)
    since = now - LATELY
    lately = Q(quarantined_at__gt=since) | Q(finished_at__gt=since)
    return list((failed | aside | ready).filter(lately).values_list("pk", flat=True))


def _ended(state: Processing.State, **when: Any) -> QuerySet[Any]:
    """Without a notice; its key is that of `tell`."""
    key = Concat(Value("processed:"), Cast(OuterRef("pk"), CharField()), Value(f":{state}"))
    told = Notice.objects.filter(recipient=OuterRef("media__uploader"), key=key)
    return Processing.objects.filter(~Exists(told), **when)


def _subject(work: Processing, version: Version) -> str:
    title = version.contribution.title
    if work.quarantined_at:
        return _("A file of “%(title)s” could not be prepared") % {"title": title}
    if work.finished_at and work.finished_at - version.published_at > LONG:
        return _("“%(title)s” is ready") % {"title": title}
    return ""
