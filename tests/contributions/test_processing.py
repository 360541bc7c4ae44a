from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Notice, Person
from accounts.services import blanking
from contributions import tasks
from contributions.media.process import process, process_next
from contributions.media.turns import Lane
from contributions.models import Contribution, Kind, MediaFile, Processing, Rendition
from contributions.services import uploads
from contributions.services.publishing import publish
from hitrecord.foundation.leases import LeaseLost
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
State = Processing.State


def test_a_picture_becomes_renditions() -> None:
    media = making.processed(making.upload(making.draft()))
    assert (media.processing.state, media.processing.percent) == (State.READY, 100)
    assert (media.facts["width"], media.facts["height"]) == (400, 300)
    made = {each.role: each for each in media.renditions.all()}
    assert made["image-320"].content_type == "image/webp"
    with made["image-320"].file.open("rb") as file:
        assert file.read()[8:12] == b"WEBP"


def test_what_looks_like_a_picture_and_is_none_fails_with_a_sentence() -> None:
    file = SimpleUploadedFile("fox.png", making.picture_bytes()[:40] + b"nonsense" * 50)
    media = making.processed(making.upload(making.draft(), file))
    assert media.processing.state == State.FAILED
    assert "damaged" in media.processing.reason or "end of this file" in media.processing.reason


def test_doing_it_twice_changes_nothing() -> None:
    media = making.processed(making.upload(making.draft()))
    before = list(Rendition.objects.values())
    making.processed(media)
    assert list(Rendition.objects.values()) == before


def test_another_worker_waits_for_the_lease_and_takes_over_when_it_ends() -> None:
    media = making.upload(making.draft())
    now = timezone.now()
    dead = Processing.objects.claim(media.processing.pk, now)
    assert dead is not None
    assert making.processed(media).processing.state == State.WORKING
    Processing.objects.update(lease_until=now - timedelta(seconds=1))
    assert making.processed(media).processing.state == State.READY
    with pytest.raises(LeaseLost):
        Processing.objects.finish(dead, timezone.now())


def test_a_file_that_kills_three_workers_is_set_aside() -> None:
    media = making.upload(making.draft())
    Processing.objects.update(attempts=3)
    process(media.processing.pk)
    assert Processing.objects.get().state == State.QUARANTINED


def test_what_an_earlier_attempt_has_left_is_replaced(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    media = making.upload(making.draft())
    half = Rendition(media=media, role="image-320", content_type="image/webp", size=4)
    half.file.save("image-320.webp", making.words(text="half"), save=True)
    Rendition(media=media, role="strip", content_type="image/jpeg", size=4, file=half.file).save()
    left = Path(half.file.path)
    with django_capture_on_commit_callbacks(execute=True):
        media = making.processed(media)
        assert left.exists(), "what is not committed may be rolled back"
    assert not left.exists()
    assert not media.renditions.filter(role="strip").exists()
    assert media.renditions.filter(role="image-320", size__gt=4).exists()


def test_a_wrong_guess_is_put_right_by_the_decoder() -> None:
    draft = making.draft(text="")
    media = making.upload(draft)
    MediaFile.objects.update(kind=Kind.VIDEO)
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    assert version.contribution.kind == Kind.VIDEO
    making.processed(media)
    assert Contribution.objects.get().kind == Kind.IMAGE


def test_an_extra_file_does_not_change_what_the_work_is() -> None:
    draft = making.draft(text="")
    making.upload(draft)
    notes = making.upload(draft, making.words())
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    making.processed(notes)
    version.refresh_from_db()
    assert (Contribution.objects.get().kind, version.text) == (Kind.IMAGE, "")


def test_a_portrait_hangs_once_it_is_ready_and_the_newest_wins() -> None:
    ada = builders.user("ada")
    old, new = (
        uploads.receive_portrait(person=ada.person, uploader=ada, file=making.picture(size=size))
        for size in ((64, 64), (500, 500))
    )
    making.processed(new)
    hung = Person.objects.get(user=ada).avatar.name
    assert Rendition.objects.get(file=hung).media == new
    making.processed(old)
    assert Person.objects.get(user=ada).avatar.name == hung


def test_a_portrait_that_staff_took_from_view_is_open_to_nobody_until_it_is_back() -> None:
    ada, now = builders.user("ada"), timezone.now()
    making.processed(
        uploads.receive_portrait(person=ada.person, uploader=ada, file=making.picture())
    )
    hung = Person.objects.get(user=ada).avatar.name
    assert Rendition.objects.open().filter(file=hung).exists()
    blanking.blank(user=ada, by=builders.staff("max"), now=now)
    assert not Rendition.objects.open().exists()
    blanking.give_back(user=ada, taken_at=now)
    assert Rendition.objects.open().filter(file=hung).exists()


def test_words_are_no_portrait() -> None:
    ada = builders.user("ada")
    with pytest.raises(ValidationError):
        uploads.receive_portrait(person=ada.person, uploader=ada, file=making.words("ada.png"))


def test_an_author_is_told_once_when_a_published_file_fails() -> None:
    draft = making.draft(text="")
    broken = SimpleUploadedFile("fox.png", making.picture_bytes()[:60])
    media = making.upload(draft, broken)
    publish(draft=draft, by=draft.author, now=timezone.now())
    making.processed(media)
    making.processed(media)
    notice = Notice.objects.get()
    assert (notice.recipient, notice.subject) == (
        draft.author,
        "A file of “The fox” could not be prepared",
    )
    assert notice.body == Processing.objects.get().reason != ""


def published(*, killed: bool = False) -> MediaFile:
    """Ada's file, published an hour ago, of which nobody has told her anything."""
    now = timezone.now()
    media = making.upload(draft := making.draft(text=""))
    publish(draft=draft, by=draft.author, now=now - timedelta(hours=1))
    if killed:
        Processing.objects.update(attempts=3, lease_until=now - timedelta(seconds=1))
    return media


def test_an_author_is_told_of_a_file_that_killed_three_workers() -> None:
    published(killed=True)
    assert process_next(Lane.QUICK) is False
    assert "could not be prepared" in Notice.objects.get().subject


@pytest.mark.parametrize("end", ["finished_at", "quarantined_at"])
def test_an_author_is_told_once_also_when_the_worker_died_before_it_could(end: str) -> None:
    published()
    Processing.objects.update(**{end: timezone.now()}, reason="It stopped.")
    for _ in range(2):
        tasks.sweep()
    assert Notice.objects.get().mail.get()


def test_of_what_ended_before_publication_nobody_is_told_by_the_sweep() -> None:
    published()
    Processing.objects.update(quarantined_at=timezone.now() - timedelta(hours=2))
    tasks.sweep()
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("minutes", "told"), [(0, 0), (5, 1)])
def test_an_author_who_waited_long_is_told_when_the_work_is_ready(minutes: int, told: int) -> None:
    draft = making.draft(text="")
    media = making.upload(draft)
    before = timezone.now() - timedelta(minutes=minutes)
    publish(draft=draft, by=draft.author, now=before)
    making.processed(media)
    assert Notice.objects.count() == told
