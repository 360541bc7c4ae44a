"""The text while it is being written: with a script's question, and with a plain button."""

import pytest
from django.test import Client

from contributions.models import Draft
from contributions.queries.preview import PREVIEW_LENGTH
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
PREVIEW = "/drafts/preview/"


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def test_a_visitor_previews_nothing(client: Client) -> None:
    assert client.post(PREVIEW, {"text": "Hello"}).status_code == 302


def test_markdown_is_set_and_nothing_is_kept(ada: Client) -> None:
    answer = ada.post(PREVIEW, {"text": "# Legs\n\nThey *built* me\nto stand."})
    page = answer.content.decode()
    assert "<em>built</em> me<br>" in page
    assert not Draft.objects.exists()


def test_a_screenplay_is_set_as_one(ada: Client) -> None:
    answer = ada.post(PREVIEW, {"text": "ADA\nGo.", "layout": "screenplay"})
    assert '<p class="cue">ADA</p>' in answer.content.decode()


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "[x](javascript:alert(1))"])
@pytest.mark.parametrize("layout", ["prose", "screenplay"])
def test_a_preview_holds_no_script(ada: Client, attack: str, layout: str) -> None:
    page = ada.post(PREVIEW, {"text": attack, "layout": layout}).content.decode()
    assert "<script" not in page
    assert 'href="javascript' not in page


def test_too_much_at_once_is_refused(ada: Client) -> None:
    assert ada.post(PREVIEW, {"text": "a" * (PREVIEW_LENGTH + 1)}).status_code == 422
    assert ada.post(PREVIEW, {"text": "a", "layout": "cinema"}).status_code == 422


def test_a_plain_button_answers_with_the_page_and_everything_kept(ada: Client) -> None:
    fields = {
        "title": "The fox",
        "text": "It *walks*.",
        "tags": "sea",
        "file": making.picture(),
        "action": "preview",
    }
    page = ada.post("/contribute/", fields).content.decode()
    assert "It <em>walks</em>." in page
    draft = Draft.objects.get()
    assert (draft.title, draft.tags, draft.files.count()) == ("The fox", "sea", 1)
    assert f'action="/drafts/{draft.pk}/"' in page


def test_the_beginning_of_a_novel_is_enough(ada: Client) -> None:
    fields = {"title": "Long", "text": "word " * 100_000, "action": "preview"}
    answer = ada.post("/contribute/", fields)
    assert "This is the beginning" in answer.content.decode()


def test_what_the_text_is_stays_said(ada: Client) -> None:
    ada.post("/contribute/", {"title": "Pier", "text": "ADA\nGo.", "layout": "screenplay"})
    draft = Draft.objects.get()
    ada.post(f"/drafts/{draft.pk}/", making.seen(draft) | {"title": "Pier", "text": "ADA\nStay."})
    draft.refresh_from_db()
    assert (draft.layout, draft.text) == ("screenplay", "ADA\nStay.")
