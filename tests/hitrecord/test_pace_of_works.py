"""What a new account meets when it puts up, claims or hangs more than an evening holds."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.domain.limits import NEW, Act
from accounts.models import User
from accounts.services.pace import keep_pace
from contributions.models import AlbumItem, Dispute, Draft, Version
from contributions.services.albums import make
from contributions.services.publishing import publish, publish_when_ready
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
WAIT = re.compile(r"Nothing is lost, and nothing was sent\. You can go on at \d+ \w+, \d\d:\d\d")


@pytest.fixture
def dan() -> User:
    """Who came a minute ago."""
    return builders.user("dan", joined_at=timezone.now() - timedelta(minutes=1))


@pytest.fixture
def new(client: Client, dan: User) -> Client:
    client.force_login(dan)
    return client


def use_up(user: User, act: Act) -> None:
    keep_pace(user=user, act=act, amount=NEW[act].most, now=timezone.now())


def poem(title: str) -> dict[str, str]:
    return {"title": title, "text": "It walks.", "all_mine": "on", "action": "publish"}


def test_an_eleventh_work_within_an_hour_stays_a_draft_with_its_words(new: Client) -> None:
    builders.accord()
    for number in range(NEW[Act.PUBLICATION].most):
        new.post(reverse("contribute"), poem(f"Poem {number}"))
    assert Version.objects.count() == 10
    page = new.post(reverse("contribute"), poem("One more")).content.decode()
    assert WAIT.search(page)
    assert "10 works and versions to put up within an hour" in page
    assert Version.objects.count() == 10
    assert Draft.objects.open().get().text == "It walks."


def test_what_is_published_when_it_is_ready_counts_with_them(new: Client, dan: User) -> None:
    use_up(dan, Act.PUBLICATION)
    draft = making.draft("dan")
    making.upload(draft)
    said = poem("A picture") | {"text": "", "action": "when_ready"} | making.seen(draft)
    page = new.post(draft.get_absolute_url(), said).content.decode()
    assert WAIT.search(page)
    draft.refresh_from_db()
    assert draft.publish_when_ready_at is None


def test_what_is_published_by_hand_while_it_waits_to_be_ready_counts_once(
    new: Client, dan: User
) -> None:
    builders.accord()
    keep_pace(user=dan, act=Act.PUBLICATION, amount=9, now=timezone.now())
    draft = making.draft("dan", title="The tenth")
    media = making.upload(draft)
    publish_when_ready(draft=draft, now=timezone.now())
    media.delete()
    publish(draft=draft, by=dan, now=timezone.now())
    assert Version.objects.get().contribution.title == "The tenth"


def test_a_sixth_claim_a_day_waits_with_its_words(new: Client, dan: User) -> None:
    use_up(dan, Act.CLAIM)
    song, cover = builders.work("ada"), builders.work("ben")
    said = {"source": song.contribution.get_absolute_url(), "words": "It is in the chorus"}
    said |= {"relation": "contains", "evidence": "At 0:42 in both."}
    where = reverse("claim", args=[cover.contribution_id])
    page = new.post(where, said, follow=True).content.decode()
    assert WAIT.search(page)
    assert "It is in the chorus" in page
    assert not Dispute.objects.exists()


def test_works_are_hung_at_a_pace_and_twice_is_once(new: Client, dan: User) -> None:
    work = builders.work("ada").contribution
    album = make(title="Harbours", text="", is_public=True, by=dan, now=timezone.now())
    use_up(dan, Act.HANGING)
    where = reverse("album_addition", args=[work.pk])
    page = new.post(where, {"album": album.pk, "note": "The tide"}).content.decode()
    assert WAIT.search(page)
    assert "The tide" in page
    assert not AlbumItem.objects.exists()
