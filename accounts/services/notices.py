"""Telling people: a row in the inbox and, unless they declined it, a mail: both exactly once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from accounts import tasks
from accounts.models import Event, MailDelivery, Notice, Person, User
from accounts.services.mail_choices import without_mail


def notify(
    *,
    recipients: Iterable[User],
    event: Event,
    subject: str,
    url: str,
    target: Model,
    key: str,
    body: str = "",
    actor: Person | None = None,
) -> None:
    """Tell each recipient once per `key`, except of their own doing; by mail too, unless they
    chose otherwise for this event.

    The rows commit with the caller's change; the mail leaves after the commit.
    """
    told = [user for user in recipients if actor is None or actor.user_id != user.pk]
    quiet = without_mail(told, event)
    target_type = ContentType.objects.get_for_model(target)
    for user in told:
        notice, created = Notice.objects.get_or_create(
            recipient=user,
            key=key,
            defaults={
                "event": event,
                "actor": actor,
                "subject": subject[:200],
                "body": body,
                "url": url,
                "target_type": target_type,
                "target_id": target.pk,
            },
        )
        if created and user.pk not in quiet:
            delivery = MailDelivery.objects.create(notice=notice)
            transaction.on_commit(partial(tasks.send_mail.delay, delivery.pk), robust=True)
