"""A draft that publishes itself as soon as its files are ready, once, or says why not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client, TestCase
from django.utils import timezone

from accounts.models import Notice
from contributions import intake, tasks
from contributions.media.errors import Refused
from contributions.models import Draft, MediaFile, Processing, Upload, Version
from contributions.models.draft import AlreadyPublished
from contributions.publication.when_ready import publish_if_ready
from contributions.services.publishing import hold_back, publish, publish_when_ready
from tests.contributions import making
from tests.contributions.sending import CommittingClient, Sender

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Draft:
    """With a picture that nobody has prepared yet; it is to publish itself."""
    draft = making.draft(text="")
    making.upload(draft)
    assert publish_when_ready(draft=draft, now=timezone.now()) is None
    return draft


def look(draft: Draft) -> Version | None:
    publish_if_ready(draft.pk, timezone.now())
    draft.refresh_from_db()
    return draft.version


def fail(draft: Draft) -> None:
    reason = Refused("damaged").sentence
    Processing.objects.filter(media__draft=draft).update(
        quarantined_at=timezone.now(), reason=reason
    )


def test_it_waits_for_its_files_and_then_publishes_once(draft: Draft) -> None:
    assert look(draft) is None
    for _delivered_again in range(3):
        making.processed(MediaFile.objects.get())
        tasks.publish(draft.pk)
    version = look(draft)
    assert version
    assert version == Version.objects.get()
    assert Notice.objects.get(recipient=draft.author).subject == "“The fox” is published"
    assert draft.publish_when_ready_at is None


def test_what_is_ready_is_published_at_once() -> None:
    draft = making.draft()
    assert publish_when_ready(draft=draft, now=timezone.now()) == Version.objects.get()
    with pytest.raises(AlreadyPublished):
        publish_when_ready(draft=draft, now=timezone.now())


def test_what_only_the_author_can_add_is_asked_for_at_once() -> None:
    draft = making.draft(title="")
    making.upload(draft)
    with pytest.raises(ValidationError, match="Give it a title"):
        publish_when_ready(draft=draft, now=timezone.now())


def test_a_file_that_fails_leaves_it_a_draft_and_its_author_is_told_why_once(draft: Draft) -> None:
    fail(draft)
    for _again in range(2):
        assert look(draft) is None
    assert draft.publish_when_ready_at is None
    notice = Notice.objects.get(recipient=draft.author)
    assert notice.subject == "“The fox” is still a draft: it could not be published"
    assert notice.body.startswith("fox.png: This file is damaged")
    assert notice.url == draft.get_absolute_url()


def test_a_title_taken_away_in_the_meantime_leaves_it_a_draft(draft: Draft) -> None:
    Draft.objects.update(title="")
    making.processed(MediaFile.objects.get())
    assert look(draft) is None
    assert "Give it a title" in Notice.objects.get(recipient=draft.author).body


def test_it_can_be_held_back(draft: Draft) -> None:
    hold_back(draft=draft)
    making.processed(MediaFile.objects.get())
    assert look(draft) is None
    assert not Notice.objects.exists()


def test_it_waits_for_a_file_on_its_way_and_is_called_off_when_that_never_comes() -> None:
    draft = making.draft(text="")
    client = CommittingClient()
    client.force_login(draft.author)
    fox = Sender(client, draft, making.picture_bytes())
    fox.begin()
    with pytest.raises(ValidationError, match="still on its way"):
        publish(draft=draft, by=draft.author, now=timezone.now())
    assert publish_when_ready(draft=draft, now=timezone.now()) is None
    assert look(draft) is None
    with TestCase.captureOnCommitCallbacks(execute=True):
        intake.clear_abandoned(timezone.now() + timedelta(hours=25))
    assert look(draft) is None
    assert "did not arrive within a day" in Notice.objects.get(recipient=draft.author).body


def test_a_refused_file_calls_it_off(draft: Draft) -> None:
    row = {"display_name": "song.wav", "size": 9, "part_size": 9, "name": "a.bin"}
    refusal = {"quarantined_at": timezone.now(), "reason": "It is empty."}
    Upload.objects.create(draft=draft, uploader=draft.author, **row, **refusal)
    assert look(draft) is None
    assert Notice.objects.get(recipient=draft.author).body == "song.wav: It is empty."


def test_a_published_draft_waits_for_nothing(draft: Draft) -> None:
    hold_back(draft=draft)
    publish(draft=draft, by=draft.author, now=timezone.now())
    with pytest.raises(IntegrityError, match="a_published_draft_waits_for_nothing"):
        Draft.objects.update(publish_when_ready_at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_many_deliveries_at_once_publish_once(draft: Draft) -> None:
    making.processed(MediaFile.objects.get())
    ready = Barrier(5)

    def deliver(_number: int) -> None:
        ready.wait(20)
        try:
            publish_if_ready(draft.pk, timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        list(pool.map(deliver, range(5)))
    assert Version.objects.count() == 1
    assert Notice.objects.filter(recipient=draft.author).count() == 1


def test_the_page_offers_it_says_it_and_takes_it_back(client: Client) -> None:
    draft = making.draft(text="")
    making.upload(draft)
    client.force_login(draft.author)
    sent = {"title": "The fox", "all_mine": "on"}
    client.post(draft.get_absolute_url(), making.seen(draft) | sent | {"action": "when_ready"})
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "It publishes itself as soon as its files are ready" in page
    assert 'value="when_ready"' not in page
    assert "data-pending" in client.get(f"{draft.get_absolute_url()}waiting/").content.decode()
    client.post(draft.get_absolute_url(), making.seen(draft) | sent | {"action": "hold"})
    assert not Draft.objects.waiting_to_publish().exists()
    assert client.get(f"{draft.get_absolute_url()}waiting/").content.strip() == b""


def page_of(draft: Draft, client: Client) -> str:
    client.force_login(draft.author)
    return client.get(draft.get_absolute_url()).content.decode()


def test_the_page_says_which_file_was_in_the_way(draft: Draft, client: Client) -> None:
    said = "It did not publish itself: a file is in the way"
    fail(draft)
    assert said not in page_of(draft, client)
    assert look(draft) is None
    page = page_of(draft, client)
    assert said in page
    assert page.count("It did not publish itself") == 1
    assert "</b>: This file is damaged" in page


def test_the_page_says_why_it_did_not_until_something_changes(draft: Draft, client: Client) -> None:
    said = "It did not publish itself: it is still a draft"
    Draft.objects.update(title="")
    making.processed(MediaFile.objects.get())
    assert said not in page_of(draft, client)
    assert look(draft) is None
    page = page_of(draft, client)
    assert said in page
    assert "Give it a title" in page
    client.post(
        draft.get_absolute_url(), making.seen(draft) | {"title": "The fox", "action": "save"}
    )
    assert said not in page_of(draft, client)


def test_publishing_with_a_file_on_its_way_in_another_tab_waits_for_it(client: Client) -> None:
    draft = making.draft()
    client.force_login(draft.author)
    Sender(client, draft, making.picture_bytes()).begin()
    sent = {"title": "The fox", "text": "It walks.", "all_mine": "on", "action": "publish"}
    client.post(draft.get_absolute_url(), making.seen(draft) | sent)
    assert Draft.objects.waiting_to_publish().get() == draft
