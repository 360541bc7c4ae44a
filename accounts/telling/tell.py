"""A row in the inbox and, as its member chose, a mail: both exactly once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils import timezone

from accounts.models import Event, Mute, Notice, Person, User
from accounts.models.rubric import OF_OTHERS, OF_PEOPLE
from accounts.queries.distance import deaf_to
from accounts.telling import mailed
from accounts.telling.said import for_reader
from accounts.telling.ways import Way, ways_to
from hitrecord.foundation.text import one_line

Pair = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one user is told; `key` makes it happen once. `about` is the title of what it is
    about, where several may be told of in one sentence."""

    recipient: User
    subject: str
    url: str
    target: Model
    key: str
    body: str = ""
    about: str = ""


def notify(
    *,
    recipients: Iterable[User],
    event: Event,
    subject: str,
    url: str,
    target: Model,
    key: str,
    body: str = "",
    about: str = "",
    actor: Person | None = None,
) -> None:
    """Tell each recipient the same."""
    told = [Telling(user, subject, url, target, key, body, about) for user in recipients]
    tell(told, event=event, actor=actor)


def tell(tellings: Iterable[Telling], *, event: Event, actor: Person | None = None) -> None:
    """Each once per recipient and `key`, except of their own doing, to whom has left, of what a
    member says from whom they keep away, and of talk about what they muted; by mail too, in the
    way they chose for this event. In as many statements for one as for a hundred.

    The rows commit with the caller's change; the mail leaves after the commit.
    """
    told = {
        (each.recipient.pk, each.key): each
        for each in tellings
        if each.recipient.is_active and (actor is None or actor.user_id != each.recipient.pk)
    }
    told = _heard(told, event, actor)
    new = {pair: told[pair] for pair in told.keys() - _known(told)}
    if not new:
        return
    ways = ways_to([each.recipient for each in new.values()], event)
    Notice.objects.bulk_create(
        [_notice(each, event, actor, ways[each.recipient.pk]) for each in new.values()],
        ignore_conflicts=True,
    )
    # Those that somebody else wrote in the meantime have their mail already.
    unsent = [n for n in _of(new).filter(mail=None).order_by("pk") if _pair(n) in new]
    for notice in unsent:
        notice.recipient = new[_pair(notice)].recipient
    mailed.order(unsent, ways, timezone.now())


def _heard(told: dict[Pair, Telling], event: Event, actor: Person | None) -> dict[Pair, Telling]:
    users = [each.recipient for each in told.values()]
    deaf: set[int] = set()
    if actor and actor.user_id and event in OF_PEOPLE:
        deaf = deaf_to(actor.user_id, users)
    muted: set[tuple[int, int]] = set()
    if event in OF_OTHERS and told:
        target = next(iter(told.values())).target
        kind = ContentType.objects.get_for_model(target)
        rows = Mute.objects.filter(user__in=users, target_type=kind)
        rows = rows.filter(target_id__in={each.target.pk for each in told.values()})
        muted = set(rows.values_list("user", "target_id"))
    return {
        pair: each
        for pair, each in told.items()
        if pair[0] not in deaf and (pair[0], each.target.pk) not in muted
    }


def _pair(notice: Notice) -> Pair:
    return (notice.recipient_id, notice.key)


def _of(pairs: Iterable[Pair]) -> QuerySet[Notice]:
    """And a few more where one key went to some and another to others."""
    users, keys = {user for user, _key in pairs}, {key for _user, key in pairs}
    return Notice.objects.filter(recipient__in=users, key__in=keys)


def _known(pairs: Iterable[Pair]) -> set[Pair]:
    return set(_of(pairs).values_list("recipient", "key"))


def _notice(each: Telling, event: Event, actor: Person | None, way: Way) -> Notice:
    return Notice(
        recipient=each.recipient,
        key=each.key,
        event=event,
        actor=actor,
        subject=one_line(for_reader(each.subject, each.recipient))[:200],
        body=for_reader(each.body, each.recipient).strip(),
        about=each.about[:200],
        url=each.url,
        target_type=ContentType.objects.get_for_model(each.target),
        target_id=each.target.pk,
        on_site=way.on_site,
        read_at=None if way.on_site else timezone.now(),
    )
