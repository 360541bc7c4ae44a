"""Two versions of a work over the same file: neither takes anything from the other."""

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from contributions.models import MediaFile, Processing, Version
from contributions.services import drafts
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def next_version_of(version: Version) -> Version:
    ada = builders.user("ada")
    draft = drafts.next_version(contribution=version.contribution, by=ada)
    return publish(draft=draft, by=ada, now=timezone.now())


def first_version(*, processed: bool) -> Version:
    draft = making.draft("ada", text="")
    media = making.upload(draft)
    if processed:
        making.processed(media)
    return publish(draft=draft, by=draft.author, now=timezone.now())


def shown(version: Version) -> list[str]:
    """The names of the version's renditions that are really there."""
    renditions = version.files.get().renditions.order_by("role")
    return [str(one.file.name) for one in renditions if one.file.storage.exists(str(one.file.name))]


def test_a_next_version_without_a_new_file_shows_the_same_renditions() -> None:
    first = first_version(processed=True)
    second = next_version_of(first)
    assert shown(second) == shown(first) != []


def test_a_file_that_is_still_at_work_is_processed_for_each_version(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    first = first_version(processed=False)
    second = next_version_of(first)
    with django_capture_on_commit_callbacks(execute=True):
        for media in MediaFile.objects.order_by("pk"):
            making.processed(media)
    assert len(shown(first)) == len(shown(second)) > 2
    assert not set(shown(first)) & set(shown(second))


def test_processing_one_version_again_leaves_the_others_files(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    first = first_version(processed=True)
    second = next_version_of(first)
    before = shown(first)
    Processing.objects.filter(media__version=second).update(finished_at=None, attempts=0)
    with django_capture_on_commit_callbacks(execute=True):
        making.processed(second.files.get())
    assert shown(first) == before
    assert len(shown(second)) == len(before)
