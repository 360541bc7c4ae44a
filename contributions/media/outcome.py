"""Tell an author what became of a file whose work was already on the wall by then, or a lead of
the cover they uploaded."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

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
    was ready only a good while after publication. Of a poster: when it failed."""
    for draft in Draft.objects.waiting_to_publish().filter(files__processing=pk):
        ring("publish", draft.pk)
    shown = Q(media__version__isnull=False) | Q(media__poster__isnull=False)
    related = ("media__uploader", "media__version__contribution", "media__poster__project")
    work = Processing.objects.filter(shown, pk=pk).select_related(*related).first()
    if work is None:
        return
    version, poster = work.media.version, work.media.poster
    about: Any = version.contribution if version else getattr(poster, "project", None)
    subject = _subject(work, version) if version else _subject_of_poster(work, about)
    if not subject or about is None:
        return
    notify(
        recipients=[work.media.uploader],
        event=Event.READY,
        subject=subject,
        body=work.reason,
        url=about.get_absolute_url() if version else reverse("project_cover", args=[about.slug]),
        target=about,
        key=f"processed:{work.pk}:{work.state}",
    )


def untold(now: datetime) -> list[int]:
    """What ended lately, after its publication, when the worker died before it could tell."""
    published = F("media__version__published_at")
    failed = _ended(Processing.State.FAILED, quarantined_at__gt=published, is_final=True)
    aside = _ended(Processing.State.QUARANTINED, quarantined_at__gt=published, is_final=False)
    ready = _ended(Processing.State.READY, finished_at__gt=published + LONG)
    hung = Q(media__poster__isnull=False, quarantined_at__isnull=False)
    states = Processing.State
    poster = _ended(states.FAILED, hung, is_final=True)
    poster |= _ended(states.QUARANTINED, hung, is_final=False)
    since = now - LATELY
    lately = Q(quarantined_at__gt=since) | Q(finished_at__gt=since)
    return list((failed | aside | ready | poster).filter(lately).values_list("pk", flat=True))


def _ended(state: Processing.State, *of: Q, **when: Any) -> QuerySet[Any]:
    """Without a notice; its key is that of `tell`."""
    key = Concat(Value("processed:"), Cast(OuterRef("pk"), CharField()), Value(f":{state}"))
    told = Notice.objects.filter(recipient=OuterRef("media__uploader"), key=key)
    return Processing.objects.filter(~Exists(told), *of, **when)


def _subject(work: Processing, version: Version) -> str:
    title = version.contribution.title
    if work.quarantined_at:
        return _("A file of “%(title)s” could not be prepared") % {"title": title}
    if work.finished_at and work.finished_at - version.published_at > LONG:
        return _("“%(title)s” is ready") % {"title": title}
    return ""


def _subject_of_poster(work: Processing, project: Any) -> str:
    if work.quarantined_at:
        return _("The cover of “%(title)s” could not be prepared") % {"title": project}
    return ""
