"""A file that fails for good, and one that is set aside after three attempts: two states."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from accounts.models import AuditRecord, User
from contributions.media.errors import Crashed
from contributions.models import MediaFile, Processing, Signing
from contributions.services import uploads
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
State = Processing.State


@pytest.fixture
def broken() -> MediaFile:
    """Ada's picture that no decoder can read, in a draft."""
    file = SimpleUploadedFile("fox.png", making.picture_bytes()[:40] + b"nonsense" * 50)
    return making.processed(making.upload(making.draft(), file))


@pytest.fixture
def aside() -> MediaFile:
    """Ada's picture, of which three attempts broke off."""
    media = making.upload(making.draft())
    for _ in range(3):
        Processing.objects.update(due_at=timezone.now())
        lease = Processing.objects.claim(media.processing.pk, timezone.now())
        assert lease is not None
        sentence = Crashed("died").sentence
        Processing.objects.retry_later(lease, timezone.now(), reason=sentence, after=timedelta(0))
    return MediaFile.objects.select_related("processing").get(pk=media.pk)


def page_of(media: MediaFile, client: Client, name: str = "ada") -> str:
    client.force_login(builders.user(name))
    return client.get(f"/files-state/{media.pk}/").content.decode()


def test_a_file_that_would_fail_again_is_not_tried_again(broken: MediaFile, client: Client) -> None:
    assert broken.processing.state == State.FAILED
    page = page_of(broken, client)
    assert "could not be prepared" in page
    assert "Your file is kept as it came" in page
    assert "Choose another file" in page
    assert "Try again" not in page
    assert "mailto:" not in page
    client.post(f"/files-state/{broken.pk}/attempts/")
    assert Processing.objects.get().state == State.FAILED


def test_a_file_that_was_set_aside_says_so_and_what_can_be_done(
    aside: MediaFile, client: Client, settings: Any
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Studio <hello@studio.example>"
    assert aside.processing.state == State.QUARANTINED
    page = page_of(aside, client)
    assert "set aside after three attempts" in page
    assert "Something went wrong" in page
    for way in ("Try again", "Choose another file", "Download the original", "mailto:"):
        assert way in page
    settings.DEFAULT_FROM_EMAIL = "Studio <hello@localhost>"  # no mail arrives there
    assert "mailto:" not in page_of(aside, client)
    client.post(f"/files-state/{aside.pk}/attempts/")
    assert making.processed(aside).processing.state == State.READY


def test_between_two_attempts_a_file_says_that_the_next_comes_by_itself(client: Client) -> None:
    media = making.upload(making.draft())
    Processing.objects.update(attempts=1, reason="It stood still.")
    assert "Attempt 1 of 3 broke off" in page_of(media, client)
    client.logout()


def test_what_was_sent_can_be_fetched_by_who_sent_it_only(
    broken: MediaFile, client: Client
) -> None:
    address = f"/files-state/{broken.pk}/original/"
    assert client.get(address).status_code == 302
    client.force_login(builders.user("ben"))
    assert client.get(address).status_code == 404
    client.force_login(builders.user("ada"))
    answer = client.get(address)
    assert answer.status_code == 200
    assert 'attachment; filename="fox.png"' in answer.headers["Content-Disposition"]


def test_a_published_file_that_failed_is_changed_by_a_next_version(client: Client) -> None:
    draft = making.draft()
    media = making.upload(draft)
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    Processing.objects.update(quarantined_at=timezone.now(), is_final=True, reason="Too dark.")
    assert f'action="/works/{version.contribution_id}/versions/"' in page_of(media, client)


def test_staff_see_what_was_set_aside_and_their_next_attempt_is_written_down(
    aside: MediaFile, client: Client
) -> None:
    max_ = builders.staff("max")
    client.force_login(max_)
    address = "/admin/contributions/processing/"
    page = client.get(f"{address}?state=quarantined").content.decode()
    assert "fox.png" in page
    assert "Something went wrong" in page
    for other in ("failed", "queued", "working", "ready"):
        assert "fox.png" not in client.get(f"{address}?state={other}").content.decode()
    asked = {"action": "try_again", "_selected_action": [aside.processing.pk]}
    page = client.post(address, asked).content.decode()
    assert "fox.png" in page
    assert not AuditRecord.objects.exists()
    pressed = asked | {"asked": "yes", "reason": "The disk was full."}
    assert "1 file is tried again." in client.post(address, pressed, follow=True).content.decode()
    written = AuditRecord.objects.get()
    assert (written.actor, written.action) == (max_, "file tried again")
    assert written.target == aside.processing
    assert "Something went wrong" in written.reason
    assert "The disk was full." in written.reason
    assert making.processed(aside).processing.state == State.READY


def test_staff_who_may_only_look_try_nothing_again(aside: MediaFile, client: Client) -> None:
    user = builders.user("max", is_staff=True)
    client.force_login(user)
    address = "/admin/contributions/processing/"
    asked = {"action": "try_again", "_selected_action": [aside.processing.pk], "asked": "yes"}
    client.post(address, asked | {"reason": "I want to."})
    assert Processing.objects.get().state == State.QUARANTINED
    assert not AuditRecord.objects.exists()


def test_staff_may_try_what_was_refused_because_a_limit_may_have_changed(
    broken: MediaFile,
) -> None:
    max_: User = builders.staff("max")
    assert uploads.retry_by_staff(work=broken.processing, by=max_, now=timezone.now())
    assert Processing.objects.get().state == State.QUEUED
    assert not uploads.retry_by_staff(work=broken.processing, by=max_, now=timezone.now())


def test_only_what_has_failed_has_failed_for_good() -> None:
    making.upload(making.draft())
    with pytest.raises(IntegrityError, match="only_what_has_failed_has_failed_for_good"):
        Processing.objects.update(is_final=True)


def test_beside_publish_stands_which_file_is_in_the_way(broken: MediaFile, client: Client) -> None:
    client.force_login(builders.user("ada"))
    assert broken.draft is not None
    page = client.get(broken.draft.get_absolute_url()).content.decode()
    below = page[page.index('value="publish"') :]
    assert "It cannot be published like this: a file is in the way" in below
    assert "fox.png" in below
    assert broken.processing.reason in below
    making.upload(making.draft("ben"))
    client.force_login(builders.user("ben"))
    other = MediaFile.objects.latest("pk").draft
    assert other is not None
    assert "in the way" not in client.get(other.get_absolute_url()).content.decode()


def test_staff_have_a_version_signed_anew_with_a_reason(client: Client) -> None:
    now, version = timezone.now(), builders.work("ada", title="Fox")
    row = Signing.objects.create(
        version=version, attempts=3, quarantined_at=now, reason="No certificate."
    )
    client.force_login(builders.staff("max"))
    asked = {"action": "try_again", "_selected_action": [row.pk]}
    address = "/admin/contributions/signing/"
    assert "No certificate." in client.post(address, asked).content.decode()
    for _twice in range(2):
        client.post(address, asked | {"asked": "yes", "reason": "There is one now."})
    row.refresh_from_db()
    assert row.quarantined_at is None
    written = AuditRecord.objects.get(action="signing tried again")
    assert written.reason == "There is one now.\n\nNo certificate."
