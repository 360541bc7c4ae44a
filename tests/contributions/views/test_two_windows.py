"""A draft that is open in two windows: the one that was overtaken takes nothing away."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from contributions.models import Draft
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def stamp_in(page: str) -> str:
    found = re.search(r'name="seen" value="(\w{16})"', page)
    assert found
    return found[1]


def opened(client: Client, draft: Draft) -> str:
    return stamp_in(client.get(draft.get_absolute_url()).content.decode())


def test_a_stale_window_neither_deletes_sources_nor_overwrites_words(ada: Client) -> None:
    draft, poem = making.draft(all_mine=False), builders.work("ben")
    address, before = draft.get_absolute_url(), opened(ada, draft)
    other = {"title": "The fox", "text": "A long text.", "sources": [poem.pk], "seen": before}
    assert ada.post(address, other | {"action": "save"}).status_code == 302
    stale = {"title": "The fox!", "text": "A fox walks", "seen": before}
    answer = ada.post(f"{address}autosave/", stale)
    assert (answer.status_code, answer.json()) == (409, {"overtaken": address})
    for action in ("save", "publish", "when_ready"):
        assert ada.post(address, stale | {"action": action}).status_code == 409
    draft.refresh_from_db()
    assert (draft.title, draft.text, draft.version) == ("The fox", "A long text.", None)
    assert draft.sources.get().source == poem


def test_the_form_of_a_stale_window_comes_back_with_both(ada: Client) -> None:
    draft, poem, song = making.draft(all_mine=False), builders.work("ben"), builders.work("cleo")
    address, before = draft.get_absolute_url(), opened(ada, draft)
    elsewhere = {"offsite-0-title": "Ask the sea", "offsite-0-author": "W. Penrose"}
    other = {"title": "The fox", "text": "A long text.", "sources": [poem.pk], "seen": before}
    ada.post(address, other | elsewhere)
    stale = {"title": "The fox", "text": "Typed here.", "sources": [song.pk], "seen": before}
    page = ada.post(address, stale).content.decode()
    assert "was changed in another window" in page
    assert "Typed here.</textarea>" in page
    assert "A long text.</blockquote>" in page
    assert "Ask the sea" in page
    assert "<auto-save" not in page
    for version in (poem, song):
        assert f'name="sources" value="{version.pk}" checked' in page
    both = stale | elsewhere | {"sources": [poem.pk, song.pk], "seen": stamp_in(page)}
    assert ada.post(address, both).status_code == 302
    draft.refresh_from_db()
    assert (draft.text, draft.sources.count()) == ("Typed here.", 2)


def test_a_page_whose_first_file_began_its_draft_is_no_other_window(ada: Client) -> None:
    key = str(uuid4())
    seen = stamp_in(ada.get("/contribute/").content.decode())
    Draft.objects.create(author=builders.user("ada"), key=key)
    said = {"key": key, "title": "A fox", "text": "It walks.", "seen": seen, "all_mine": "on"}
    assert ada.post("/contribute/", said | {"action": "save"}).status_code == 302
    assert Draft.objects.get().title == "A fox"


def test_each_autosave_brings_the_stamp_for_the_next_one(ada: Client) -> None:
    page = {"key": str(uuid4())}
    page["seen"] = stamp_in(ada.get("/contribute/").content.decode())
    answer = ada.post("/contribute/draft/", page | {"title": "A fox"})
    address = answer.json()["url"]
    for title, status in (("Two foxes", 204), ("x" * 141, 422), ("Three foxes", 204)):
        sent = {"title": title, "text": f"{status}", "seen": answer["X-Seen"]}
        answer = ada.post(f"{address}autosave/", sent)
        assert answer.status_code == status
    assert opened(ada, Draft.objects.get()) == answer["X-Seen"]


def test_what_comes_once_more_since_its_answer_was_lost_is_no_other_window(ada: Client) -> None:
    draft, poem = making.draft(), builders.work("ben")
    sent = {"title": "Two foxes", "sources": [poem.pk], "seen": opened(ada, draft)}
    first, again = (ada.post(f"{draft.get_absolute_url()}autosave/", sent) for _ in range(2))
    assert (first.status_code, again.status_code) == (204, 204)
    assert first["X-Seen"] == again["X-Seen"]


def test_a_form_without_a_stamp_showed_nothing(ada: Client) -> None:
    draft = making.draft()
    assert ada.post(draft.get_absolute_url(), {"title": "Late"}).status_code == 409
    draft.refresh_from_db()
    assert draft.title == "The fox"


def test_a_file_from_a_stale_window_is_kept_beside_the_words(ada: Client) -> None:
    draft = making.draft()
    assert ada.post(draft.get_absolute_url(), {"file": making.picture()}).status_code == 409
    assert draft.files.count() == 1
