"""One member cannot fill the house, not even with many hands at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from contributions import intake
from contributions.models import Draft, MediaFile, Processing, Sent, Upload
from contributions.services import parts, uploads
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

HANDS = 6


def begin(draft: Draft, number: int = 0, size: int = 100) -> Upload:
    return parts.begin(draft=draft, name=f"{number}.png", size=size, now=timezone.now())


def refused(sentence: str) -> pytest.RaisesExc[ValidationError]:
    return pytest.raises(ValidationError, match=sentence)


@pytest.mark.django_db
def test_files_of_a_day_are_counted_and_it_is_said_when_to_go_on(settings: Settings) -> None:
    settings.UPLOAD_FILES_A_DAY = 2
    draft = making.draft()
    making.upload(draft)
    begin(draft)
    with refused(r"You sent 2 files within a day.* You can go on at \d+ \w+, \d\d:\d\d"):
        begin(draft, 2)
    with refused("You sent 2 files within a day"):
        making.upload(draft, making.words())
    Sent.objects.update(at=timezone.now() - timedelta(hours=25))
    assert begin(draft, 2)


@pytest.mark.django_db
def test_bytes_of_a_day_are_counted(settings: Settings) -> None:
    settings.UPLOAD_BYTES_A_DAY = 250
    draft = making.draft()
    begin(draft, 1)
    begin(draft, 2)
    with refused("you would send more than 250"):
        begin(draft, 3)
    assert begin(draft, 4, size=50)


@pytest.mark.django_db
def test_what_was_sent_and_removed_counts_for_a_day(settings: Settings) -> None:
    settings.UPLOAD_FILES_A_DAY = 1
    draft = making.draft()
    uploads.remove(draft=draft, file_id=making.upload(draft).pk)
    with refused("You sent 1 files within a day"):
        making.upload(draft)
    with refused("You sent 1 files within a day"):
        begin(draft)
    now = timezone.now()
    intake.clear_abandoned(now + timedelta(hours=23))
    assert Sent.objects.count() == 1
    intake.clear_abandoned(now + timedelta(hours=25))
    assert making.upload(draft)


@pytest.mark.django_db
def test_what_came_in_parts_and_was_removed_counts_for_a_day(
    settings: Settings, tmp_path: Path
) -> None:
    fox, part, draft = making.picture_bytes(), tmp_path / "part", making.draft()
    settings.UPLOAD_BYTES_A_DAY = len(fox) + 1
    upload = begin(draft, size=len(fox))
    part.write_bytes(fox)
    parts.put(upload=upload, number=1, part=part, now=timezone.now())
    for _twice in range(2):
        done = parts.complete(upload=upload, now=timezone.now())
    assert Sent.objects.get().size == len(fox)
    assert done.media
    uploads.remove(draft=draft, file_id=done.media.pk)
    with refused("you would send more than"):
        begin(draft, 2, size=2)
    assert begin(draft, 3, size=1)


@pytest.mark.django_db
def test_files_on_their_way_are_counted_until_they_are_given_up(settings: Settings) -> None:
    settings.UPLOADS_AT_ONCE = 1
    draft = making.draft()
    first = begin(draft, 1)
    assert begin(draft, 1) == first
    with refused("1 files of yours are on their way"):
        begin(draft, 2)
    parts.give_up(upload=first)
    assert begin(draft, 2)


@pytest.mark.django_db
def test_files_in_preparation_are_counted(settings: Settings) -> None:
    settings.UPLOAD_JOBS_AT_ONCE = 1
    draft = making.draft()
    media = making.upload(draft)
    with refused("1 of your files are still being prepared"):
        making.upload(draft, making.words())
    making.processed(media)
    assert making.upload(draft, making.words())


@pytest.mark.django_db
def test_a_file_that_was_there_already_and_a_next_versions_row_count_nothing(
    settings: Settings,
) -> None:
    settings.UPLOAD_FILES_A_DAY = 2
    draft = making.draft()
    media = making.processed(making.upload(draft))
    version = publish(draft=draft, by=draft.author, now=timezone.now())
    again = making.draft(contribution=version.contribution)
    publish(draft=again, by=again.author, now=timezone.now())
    assert MediaFile.objects.filter(original=media.original.name).count() == 2
    new = making.draft()
    assert making.upload(new) == making.upload(new)


@pytest.mark.django_db
def test_the_quota_of_one_member_is_not_anothers(settings: Settings) -> None:
    settings.UPLOAD_FILES_A_DAY = 1
    begin(making.draft("ada"))
    assert begin(making.draft("ben"))


def at_once(doing: Callable[[int], object]) -> int:
    """How many of several hands were let through."""
    ready = Barrier(HANDS)

    def hand(number: int) -> bool:
        ready.wait(20)
        try:
            doing(number)
        except ValidationError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(HANDS) as pool:
        return sum(pool.map(hand, range(HANDS)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("limit", ["UPLOAD_FILES_A_DAY", "UPLOADS_AT_ONCE"])
def test_many_hands_at_once_begin_no_more_than_one(settings: Settings, limit: str) -> None:
    setattr(settings, limit, 2)
    drafts = [making.draft() for _ in range(HANDS)]
    assert at_once(lambda number: begin(drafts[number], number)) == 2
    assert Upload.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_forms_at_once_bring_no_more_than_one(settings: Settings) -> None:
    settings.UPLOAD_JOBS_AT_ONCE = 2
    drafts = [making.draft() for _ in range(HANDS)]
    builders.user("ada")
    let_in = at_once(lambda number: making.upload(drafts[number], making.words(text=f"{number}")))
    assert let_in == Processing.objects.count() == 2
