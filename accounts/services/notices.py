"""Telling people: a row in the inbox and, as they chose, a mail: both exactly once."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from celery import current_app
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from accounts.models import Announcement, Event, Follow, Notice, Person
from accounts.telling.said import Said, for_reader
from accounts.telling.tell import Telling, notify, tell

__all__ = ["Telling", "announce", "hush", "notify", "quote_again", "requote", "tell", "unask"]


def announce(
    *,
    followed: Model,
    event: Event,
    actor: Person | None,
    subject: str,
    url: str,
    target: Model,
    key: str,
    body: str = "",
    about: str = "",
) -> None:
    """Tell whoever follows `followed`, once; a worker does it, for they may be many."""
    kind = ContentType.objects.get_for_model(followed)
    if not Follow.objects.filter(target_type=kind, target_id=followed.pk).exists():
        return
    row, is_new = Announcement.objects.get_or_create(
        key=key,
        followed_type=kind,
        followed_id=followed.pk,
        defaults={
            "event": event,
            "actor": actor,
            "subject": subject[:200],
            "wording": subject.wording if isinstance(subject, Said) else {},
            "url": url,
            "body": body,
            "about": about[:200],
            "target_type": ContentType.objects.get_for_model(target),
            "target_id": target.pk,
        },
    )
    if is_new:
        ring = partial(current_app.send_task, "accounts.tasks.announce", (row.pk,))
        transaction.on_commit(ring, robust=True)


def hush(*keys: str) -> int:
    """Words that were taken back stand in no notice any more; that there were some stays."""
    Announcement.objects.filter(key__in=keys).update(body="")
    return Notice.objects.filter(key__in=keys).exclude(body="").update(body="")


def requote(body: str, *keys: str) -> None:
    """Words that were put otherwise are quoted as they are now; what was hushed stays so."""
    Announcement.objects.filter(key__in=keys).exclude(body="").update(body=body)
    Notice.objects.filter(key__in=keys).exclude(body="").update(body=body)


def quote_again(key: str, body: str) -> None:
    """Words that were hushed came back."""
    Announcement.objects.filter(key=key, body="").update(body=body)
    Notice.objects.filter(key=key, body="").update(body=body)


def unask(subject: str, key: str, now: datetime) -> None:
    """What was asked is not asked any more: its notice says so, and is new to nobody."""
    for told in Notice.objects.filter(key=key).select_related("recipient"):
        told.subject, told.body = for_reader(subject, told.recipient)[:200], ""
        told.read_at = told.read_at or now
        told.save(update_fields=["subject", "body", "read_at"])
