"""What was told before somebody muted or blocked: the inbox, home and the mails that wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import mailing
from accounts.models import Departure, Digest, Event, MailDelivery, Mute, Notice, Pace, User
from accounts.models.delivery import State
from accounts.queries.inbox import unread_count
from accounts.services.distances import keep_away
from accounts.services.mail_choices import choose
from accounts.services.notices import notify
from accounts.telling.ways import Way
from tests import builders

pytestmark = pytest.mark.django_db


def tell(event: Event, by: str, words: str) -> None:
    song = builders.work("ada", title="Sea").contribution
    notify(
        recipients=[builders.user("ada")],
        event=event,
        subject=f"{by.title()} said",
        body=words,
        url=song.get_absolute_url(),
        target=song,
        key=f"{event}-{by}",
        about=song.title,
        actor=builders.person(by),
    )


def block(keeper: str, other: str) -> None:
    keep_away(keeper=builders.user(keeper), other=builders.user(other), reach="block")


def test_inbox_home_and_badge_keep_silent_about_whoever_was_blocked(client: Client) -> None:
    tell(Event.COMMENTED, "ben", "Rude words.")
    tell(Event.SUBMITTED, "ben", "A song.")
    tell(Event.COMMENTED, "cleo", "Kind words.")
    block("ada", "ben")
    client.force_login(builders.user("ada"))
    for path in ("/notices/", "/"):
        page = client.get(path).content.decode()
        assert "Rude words." not in page
        assert "Ben and Cleo" not in page
        assert "Cleo said" in page
        assert "Ben said" in page  # of what she has to decide
    assert unread_count(builders.user("ada")) == 2


def _blocks(ada: User) -> None:
    block("ada", "ben")


def _stops(ada: User) -> None:
    choose(user=ada, ways={Event.COMMENTED: Way(True, Pace.NEVER)})


def _mutes(ada: User) -> None:
    told = Notice.objects.get()
    Mute.objects.create(user=ada, target_type=told.target_type, target_id=told.target_id)


def _leaves(ada: User) -> None:
    Departure.objects.create(user=ada, works="stay", name="keep", due_at=timezone.now())


@pytest.mark.parametrize("since", [_blocks, _stops, _mutes, _leaves])
@pytest.mark.parametrize("pace", [Pace.NOW, Pace.DAILY])
def test_a_mail_that_waits_asks_again_before_it_leaves(
    since: Callable[[User], None], pace: Pace
) -> None:
    ada = builders.user("ada")
    choose(user=ada, ways={Event.COMMENTED: Way(True, pace)})
    tell(Event.COMMENTED, "ben", "Rude words.")
    since(ada)
    _send(MailDelivery.objects.get(notice__event=Event.COMMENTED))
    assert mail.outbox == []
    assert MailDelivery.objects.get(notice__event=Event.COMMENTED).state == State.NEEDLESS


def test_money_and_rights_are_mailed_whatever_was_chosen_since() -> None:
    tell(Event.DISPUTED, "ben", "It is mine.")
    _blocks(builders.user("ada"))
    _send(MailDelivery.objects.get())
    assert len(mail.outbox) == 1


def _send(row: MailDelivery) -> None:
    if row.digest is None:
        mailing.deliver(row.pk)
        return
    Digest.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    mailing.deliver_digest(row.digest.pk)
