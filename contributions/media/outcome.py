"""Tell an author what became of a file whose work was already on the wall by then."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from accounts.models import Event
from accounts.services.notices import notify
from contributions.bell import ring
from contributions.models import Draft, Processing, Version

LONG = timedelta(seconds=60)


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


def _subject(work: Processing, version: Version) -> str:
    title = version.contribution.title
    if work.quarantined_at:
        return _("A file of “%(title)s” could not be prepared") % {"title": title}
    if work.finished_at and work.finished_at - version.published_at > LONG:
        return _("“%(title)s” is ready to be seen and heard") % {"title": title}
    return ""
