"""Whoever lets their name go is named nowhere in what others were told of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Announcement, Follow, Notice
from accounts.services.following import follow
from accounts.telling.announcing import announce
from contributions.publication.follower_notices import tell
from contributions.services.comments import write
from hitrecord.leaving import asking
from hitrecord.leaving.going import go
from tests import builders

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def leave(name: str, keeps: str = "former") -> None:
    user = builders.user(name)
    departure = asking.ask(user=user, works="stay", name=keeps, lets_go=False, now=NOW)
    go(departure.pk, NOW + timedelta(days=15))


def subjects(name: str) -> list[str]:
    told = Notice.objects.of(builders.user(name)).exclude(event="departure")
    return list(told.order_by("pk").values_list("subject", flat=True))


def test_the_old_name_stands_in_no_inbox_any_more() -> None:
    poem = builders.work("ada", title="Ben on the pier").contribution
    write(thread=poem.thread, author=builders.user("ben"), text="Louder.")
    write(thread=poem.thread, author=builders.user("cleo"), text="Softer.")
    assert subjects("ada")[0] == "Ben wrote about “Ben on the pier”"
    leave("ben")
    assert subjects("ada") == [
        "A former member wrote about “Ben on the pier”",
        "Cleo wrote about “Ben on the pier”",
    ]


def test_whoever_keeps_the_name_is_still_read_of() -> None:
    poem = builders.work("ada", title="The pier").contribution
    write(thread=poem.thread, author=builders.user("ben"), text="Louder.")
    leave("ben", keeps="keep")
    assert subjects("ada") == ["Ben wrote about “The pier”"]


def test_news_that_wait_come_without_the_old_name_in_every_language() -> None:
    follow(user=builders.user("ada", language="de"), target=builders.user("cleo"))
    song = builders.work("cleo", "ben", title="Ben")
    tell(version=song, by=builders.user("ben"))
    row = Announcement.objects.get()
    leave("ben")
    announce(row.pk)
    row.refresh_from_db()
    assert row.subject == "A former member put up “Ben”"
    assert subjects("ada") == ["A former member hat „Ben“ veröffentlicht"]


def test_nobody_follows_whoever_left() -> None:
    ada, ben, cleo = (builders.user(name) for name in ("ada", "ben", "cleo"))
    project = builders.project(lead="cleo")
    for target in (ben, cleo, project):
        follow(user=ada, target=target)
    leave("ben", keeps="keep")
    assert {row.target for row in Follow.objects.filter(user=ada)} == {cleo, project}
