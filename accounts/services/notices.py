"""Telling people: a row in the inbox and, unless they declined it, a mail: both exactly once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet

from accounts import tasks
from accounts.models import Event, MailDelivery, Notice, Person, User
from accounts.models.mail_choice import MONEY_AND_RIGHTS
from accounts.queries.distance import deaf_to
from accounts.services.mail_choices import without_mail


@dataclass(frozen=True, slots=True)
class Telling:
    """What one user is told; `key` makes it happen once."""

    recipient: User
    subject: str
    url: str
    target: Model
    key: str
    body: str = ""


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
    """Tell each recipient the same."""
    told = [Telling(user, subject, url, target, key, body) for user in recipients]
    tell(told, event=event, actor=actor)


def tell(tellings: Iterable[Telling], *, event: Event, actor: Person | None = None) -> None:
    """Each once per recipient and `key`, except of their own doing, to whom has left, and of what a
    member does from whom they keep away; by mail too, unless they chose otherwise for this event.
    In as many statements for one as for a hundred.

    The rows commit with the caller's change; the mail leaves after the commit.
    """
    told = {
        (each.recipient.pk, each.key): each
        for each in tellings
        if each.recipient.is_active and (actor is None or actor.user_id != each.recipient.pk)
    }
    if actor and actor.user_id and event not in MONEY_AND_RIGHTS:
        deaf = deaf_to(actor.user_id, [each.recipient for each in told.values()])
        told = {pair: each for pair, each in told.items() if each.recipient.pk not in deaf}
    new = {pair: told[pair] for pair in told.keys() - _known(told)}
    if not new:
        return
    Notice.objects.bulk_create(
        [_notice(each, event, actor) for each in new.values()], ignore_conflicts=True
    )
    quiet = without_mail([each.recipient for each in new.values()], event)
    # Those that somebody else wrote in the meantime have their mail already.
    unsent = _of(new).filter(mail=None).exclude(recipient__in=quiet)
    mails = [
        MailDelivery(notice=notice)
        for notice in unsent.order_by("pk")
        if (notice.recipient_id, notice.key) in new
    ]
    for mail in MailDelivery.objects.bulk_create(mails):
        transaction.on_commit(partial(tasks.send_mail.delay, mail.pk), robust=True)


def _of(pairs: Iterable[tuple[int, str]]) -> QuerySet[Notice]:
    """And a few more where one key went to some and another to others."""
    users, keys = {user for user, _key in pairs}, {key for _user, key in pairs}
    return Notice.objects.filter(recipient__in=users, key__in=keys)


def _known(pairs: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    return set(_of(pairs).values_list("recipient", "key"))


def _notice(each: Telling, event: Event, actor: Person | None) -> Notice:
    return Notice(
        recipient=each.recipient,
        key=each.key,
        event=event,
        actor=actor,
        subject=each.subject[:200],
        body=each.body,
        url=each.url,
        target_type=ContentType.objects.get_for_model(each.target),
        target_id=each.target.pk,
    )
