"""A draft that is thrown away can be brought back for two weeks; then it goes, and is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client, TestCase
from django.utils import timezone

from accounts.models import Notice
from contributions.models import Draft, MediaFile
from contributions.publication.throwing_away import KEPT, clear
from contributions.services import throwing
from contributions.services.inviting import invite
from contributions.services.publishing import publish_when_ready
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def thrown(draft: Draft, at: datetime | None = None) -> Draft:
    throwing.throw_away(draft=draft, now=at or timezone.now())
    draft.refresh_from_db()
    return draft


def test_a_draft_thrown_away_is_brought_back_as_it_was() -> None:
    draft, ada = making.draft(title="The harbour"), signed_in("ada")
    media, url = making.upload(draft), draft.get_absolute_url()
    page = ada.post(f"{url}discard/", follow=True).content.decode()
    assert "“The harbour” is thrown away." in page
    assert "Undo" in page
    assert "Nothing is waiting" in page
    assert ada.get(url).status_code == 404
    assert ada.post(f"{url}autosave/", {"title": "Late"}).status_code == 404
    assert "is thrown away." not in ada.get("/drafts/").content.decode()
    for _again in range(2):
        assert ada.post(f"{url}return/")["Location"] == url
    assert "The harbour" in ada.get(url).content.decode()
    assert MediaFile.objects.get() == media
    assert making.stored(media).exists()


def test_nobody_else_brings_it_back_or_sees_it() -> None:
    draft = making.draft("ada", title="The harbour")
    invited = invite_to(draft, "cleo")
    thrown(draft)
    cleo = signed_in("cleo")
    assert cleo.post(f"{draft.get_absolute_url()}return/").status_code == 404
    assert "The harbour" not in cleo.get("/drafts/").content.decode()
    assert cleo.get(invited).status_code == 404
    assert not Draft.objects.shared_with(builders.user("cleo")).exists()


def invite_to(draft: Draft, name: str) -> str:
    builders.user(name)
    row = invite(draft=draft, handle=name, role="", now=timezone.now())
    return row.get_absolute_url()


def test_after_two_weeks_it_goes_with_its_files_and_whoever_was_asked_hears_of_it() -> None:
    draft, now = making.draft("ada", title="The harbour"), timezone.now()
    path = making.stored(making.upload(draft))
    invite_to(draft, "cleo")
    thrown(draft, now)
    clear(now + KEPT - timedelta(hours=1))
    told = Notice.objects.filter(subject__contains="threw the draft")
    assert Draft.objects.exists()
    assert not told.exists()
    with TestCase.captureOnCommitCallbacks(execute=True):
        for _again in range(3):
            clear(now + KEPT + timedelta(hours=1))
    assert not Draft.objects.exists()
    assert not path.exists()
    assert told.get().recipient.handle == "cleo"


def test_what_waited_to_publish_itself_does_not_once_it_is_thrown_away() -> None:
    draft = making.draft()
    making.upload(draft)
    publish_when_ready(draft=draft, now=timezone.now())
    assert thrown(draft).publish_when_ready_at is None
    assert not Draft.objects.waiting_to_publish().exists()


def test_a_page_that_goes_on_writing_begins_another_draft() -> None:
    draft, key, ada = making.draft(), uuid4(), signed_in("ada")
    Draft.objects.filter(pk=draft.pk).update(key=key)
    thrown(draft)
    answer = ada.post("/contribute/draft/", {"title": "Still here", "key": str(key)})
    assert answer.status_code == 201
    assert Draft.objects.open().get().title == "Still here"


def test_a_draft_thrown_away_is_not_published_and_waits_for_nothing() -> None:
    draft = making.draft()
    drafts = Draft.objects.filter(pk=draft.pk)
    sentence = "a_draft_thrown_away_is_not_published_and_waits_for_nothing"
    version, now = builders.work("ada"), timezone.now()
    for state in ({"version": version}, {"publish_when_ready_at": now}):
        with pytest.raises(IntegrityError, match=sentence), transaction.atomic():
            drafts.update(discarded_at=now, **state)
