"""A draft while its publication, its autosave and a second tab race each other."""

import pytest
from django.db import transaction
from django.utils import timezone

from contributions.models import Draft, MediaFile
from contributions.models.draft import AlreadyPublished
from contributions.queries.draft_stamp import stamp_of
from contributions.services import drafts, sources, uploads
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def stale() -> Draft:
    """A draft as another tab read it, before it was published."""
    seen = making.draft()
    publish(draft=Draft.objects.get(pk=seen.pk), by=seen.author, now=timezone.now())
    return seen


def test_an_autosave_that_comes_late_leaves_a_published_draft_published() -> None:
    draft = stale()
    with pytest.raises(AlreadyPublished):
        drafts.keep(draft=draft, choices=[], seen=stamp_of(draft))
    stored = Draft.objects.get(pk=draft.pk)
    assert stored.version is not None
    assert stored.text == ""


def test_nothing_is_added_to_a_published_draft_or_taken_with_it() -> None:
    draft, poem = stale(), builders.work("ben")
    with pytest.raises(AlreadyPublished):
        making.upload(draft)
    with pytest.raises(AlreadyPublished):
        sources.add(draft=draft, version=poem)
    with pytest.raises(AlreadyPublished):
        drafts.discard(draft=draft)
    assert Draft.objects.filter(pk=draft.pk, sources=None, files=None).exists()


@pytest.mark.django_db(transaction=True)
def test_a_draft_whose_discarding_fails_keeps_its_files() -> None:
    draft = making.draft()
    media = making.upload(draft)
    with transaction.atomic():
        drafts.discard(draft=draft)
        transaction.set_rollback(True)
    assert MediaFile.objects.get() == media
    assert making.stored(media).exists()
    drafts.discard(draft=Draft.objects.get())
    assert not making.stored(media).exists()


def test_keeping_touches_only_what_was_typed() -> None:
    draft = making.draft()
    Draft.objects.filter(pk=draft.pk).update(contribution=builders.work("ada").contribution)
    draft.title = "Two foxes"
    drafts.keep(draft=draft, choices=[], seen=stamp_of(draft))
    stored = Draft.objects.get(pk=draft.pk)
    assert (stored.title, stored.contribution is None) == ("Two foxes", False)


def test_the_same_bytes_are_kept_once_in_a_draft() -> None:
    draft = making.draft()
    assert making.upload(draft) == making.upload(draft)
    assert MediaFile.objects.count() == 1
    uploads.remove(draft=draft, file_id=MediaFile.objects.get().pk)
    assert making.upload(draft).draft == draft
