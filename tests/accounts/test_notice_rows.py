"""What the database refuses about notices, mails, digests and mutes, whoever writes."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import Announcement, Digest, Event, MailDelivery, Mute, Notice, User
from accounts.services.notices import notify
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery() -> MailDelivery:
    ada = builders.user("ada")
    notify(recipients=[ada], event=Event.REMIXED, subject="News", url="/", target=ada, key="news")
    return MailDelivery.objects.get()


def again(row: models.Model, name: str) -> None:
    row.pk = None
    with pytest.raises(IntegrityError, match=name):
        row.save(force_insert=True)


def test_a_notice_has_one_mail(delivery: MailDelivery) -> None:
    again(delivery, "a_person_is_mailed_an_event_once")


def test_a_mail_that_came_back_does_not_wait(delivery: MailDelivery) -> None:
    name = "a_mail_that_came_back_is_not_sent_again_by_itself"
    with pytest.raises(IntegrityError, match=name):
        MailDelivery.objects.update(bounced_at=timezone.now())


def test_a_mail_nobody_needs_is_over_and_did_not_come_back(delivery: MailDelivery) -> None:
    name, now = "a_mail_nobody_needs_is_over_and_did_not_come_back", timezone.now()
    for state in ({}, {"quarantined_at": now, "bounced_at": now}):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            MailDelivery.objects.update(needless_at=now, **state)


def test_a_thing_is_muted_once() -> None:
    ada = builders.user("ada")
    kind = ContentType.objects.get_for_model(User)
    again(
        Mute.objects.create(user=ada, target_type=kind, target_id=7), "a_member_mutes_a_thing_once"
    )


def test_there_is_one_digest_of_a_day() -> None:
    row = Digest.objects.create(user=builders.user("ada"), pace="daily", period=date(2026, 11, 26))
    again(row, "a_member_has_one_digest_of_a_period")


def test_a_digest_is_never_at_once() -> None:
    with pytest.raises(IntegrityError, match="a_digest_is_of_a_day_or_a_week"):
        Digest.objects.create(user=builders.user("ada"), pace="now", period=date(2026, 11, 26))


def test_followers_are_told_once() -> None:
    kind = ContentType.objects.get_for_model(User)
    row = Announcement.objects.create(
        event=Event.PUBLISHED,
        subject="News",
        url="/",
        key="news",
        target_type=kind,
        target_id=1,
        followed_type=kind,
        followed_id=1,
    )
    again(row, "whoever_follows_hears_of_a_thing_once")


def test_a_notice_is_kept_when_its_mail_is_not_wanted(delivery: MailDelivery) -> None:
    assert Notice.objects.get().on_site
