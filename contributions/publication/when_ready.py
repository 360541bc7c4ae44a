"""A draft that publishes itself once all its files are here and prepared.

The row is the truth: `publish_when_ready_at` says since when it waits. Whoever finishes something
asks here, and so does the sweep; asking twice, or too late, changes nothing.
"""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.mailing.voice import speaking_to
from accounts.models import Event
from accounts.services.notices import notify
from accounts.telling.said import said as _
from contributions.models import Draft, Processing, Upload, Version
from contributions.publication.publish import publish
from contributions.queries import called_off


def is_waiting(draft: Draft) -> bool:
    """Something of it is still on its way, or being prepared."""
    return (
        Upload.objects.open().filter(draft=draft).exists()
        or Processing.objects.open().filter(media__draft=draft).exists()
    )


@transaction.atomic
def publish_if_ready(pk: int, now: datetime) -> None:
    """Publish the draft with this id if it was asked to and nothing is in the way; a draft that
    cannot be published stays one, and its author is told why."""
    waiting = Draft.objects.waiting_to_publish().select_for_update(of=("self",))
    draft = waiting.filter(pk=pk).first()
    if draft is None:
        return
    reason = _failure(draft)
    if reason:
        call_off(draft, reason)
    elif not is_waiting(draft):
        with speaking_to(draft.author):  # what stands in the way is said in the words of now
            try:
                with transaction.atomic():
                    _tell_of(publish(draft=draft, by=draft.author, now=now), draft)
            except ValidationError as problems:
                call_off(draft, " ".join(problems.messages))


def call_off(draft: Draft, reason: str) -> None:
    """It stays a draft, with a notice; nothing happens when it did not wait."""
    asked = draft.publish_when_ready_at
    if asked is None or not _stop(draft):
        return
    notify(
        recipients=[draft.author],
        event=Event.READY,
        subject=_("“%(title)s” is still a draft: it could not be published") % {"title": draft},
        body=reason,
        url=draft.get_absolute_url(),
        target=draft,
        key=f"{called_off.key(draft)}{asked.timestamp():.0f}",
    )


def _stop(draft: Draft) -> int:
    return Draft.objects.waiting_to_publish().filter(pk=draft.pk).update(publish_when_ready_at=None)


def _failure(draft: Draft) -> str:
    """Why a file of it will never be ready, "" when none has failed."""
    since = draft.publish_when_ready_at
    refused = Upload.objects.filter(draft=draft, quarantined_at__gt=since).first()
    if refused is not None:
        return f"{refused.display_name}: {refused.reason}"
    failed = Processing.objects.filter(
        media__draft=draft, media__is_extra=False, quarantined_at__isnull=False
    ).first()
    return f"{failed.media.display_name}: {failed.reason}" if failed else ""


def _tell_of(version: Version, draft: Draft) -> None:
    title = version.contribution.title
    notify(
        recipients=[draft.author],
        event=Event.READY,
        subject=_("“%(title)s” is published") % {"title": title},
        url=version.contribution.get_absolute_url(),
        target=version.contribution,
        key=f"published-when-ready:{version.pk}",
    )
