"""The contribute page and the draft page as a browser without scripts sends them."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django import Settings

from contributions.models import Contribution, Draft, Kind, MediaFile
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
CONTRIBUTE = "/contribute/"


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def test_a_visitor_signs_in_first(client: Client) -> None:
    answer = client.get(CONTRIBUTE)
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/accounts/login/?next={CONTRIBUTE}",
    )


def test_the_fields_have_their_names(ada: Client) -> None:
    page = ada.get(CONTRIBUTE).content.decode()
    names = ("title", "text", "file", "alt_text", "wish", "process_note", "tags", "all_mine")
    assert [name for name in names if f'name="{name}"' not in page] == []
    for words in ("What did you build on?", "Title", "Alt text", "File", "Publish", "Save draft"):
        assert words in page


def test_ada_publishes_a_poem_at_once(ada: Client) -> None:
    answer = ada.post(
        CONTRIBUTE,
        {"title": "The fox", "text": "It walks.", "all_mine": "on", "action": "publish"},
    )
    work = Contribution.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/works/{work.pk}/")
    assert (work.kind, work.title) == (Kind.WRITING, "The fox")


def form_key(client: Client) -> str:
    found = re.search(r'name="key" value="([^"]+)"', client.get(CONTRIBUTE).content.decode())
    return found[1] if found else ""


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_work() -> None:
    ada, together = builders.user("ada"), Barrier(2)
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(ada)
    key = form_key(clients[0])

    def click(client: Client) -> str:
        sent = {"title": "The fox", "file": making.picture(), "all_mine": "on", "key": key}
        try:
            together.wait(10)
            return client.post(CONTRIBUTE, sent | {"action": "publish"}).headers["Location"]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        addresses = set(pool.map(click, clients))
    assert addresses == {Contribution.objects.get().get_absolute_url()}
    assert MediaFile.objects.count() == 1


def test_a_form_sent_again_leads_to_what_it_became(ada: Client) -> None:
    sent = {"title": "The fox", "text": "It walks.", "all_mine": "on", "key": form_key(ada)}
    for action, address in (("save", "/drafts/"), ("save", "/drafts/"), ("publish", "/works/")):
        assert ada.post(CONTRIBUTE, sent | {"action": action}).headers["Location"] > address
    work = Contribution.objects.get()
    again = ada.post(CONTRIBUTE, sent | {"action": "publish"})
    assert again.headers["Location"] == f"/works/{work.pk}/"
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("file", [None, "fox.png"])
def test_going_back_and_publishing_once_more_leads_to_the_work_there_is(
    ada: Client, file: str | None
) -> None:
    """The page asked for again has another key; what was typed is in it once more."""
    sent = {"title": "The fox", "text": "It walks.", "all_mine": "on", "action": "publish"}

    def send(**other: str) -> str:
        files = {"file": making.picture(file)} if file else {}
        return ada.post(CONTRIBUTE, sent | files | {"key": form_key(ada)} | other)["Location"]

    assert send() == send()
    assert Contribution.objects.count() == 1
    assert Draft.objects.open().count() == 0
    send(title="Another fox")
    assert Contribution.objects.count() == 2


def test_other_words_in_a_form_gone_back_to_are_another_work(ada: Client) -> None:
    sent = {"text": "It walks.", "all_mine": "on", "key": form_key(ada), "action": "publish"}
    for title in ("The fox", "The otter"):
        ada.post(CONTRIBUTE, sent | {"title": title})
    assert {work.title for work in Contribution.objects.all()} == {"The fox", "The otter"}


@pytest.mark.parametrize("key", ["", "x", "\x00", "9" * 5000])
def test_a_key_that_is_none_does_no_harm(ada: Client, key: str) -> None:
    sent = {"title": "The fox", "text": "It walks.", "key": key, "action": "save"}
    assert ada.post(CONTRIBUTE, sent).status_code == 302


def test_the_key_of_somebody_else_begins_an_own_draft(ada: Client) -> None:
    sent = {"title": "The fox", "text": "It walks.", "key": form_key(ada), "action": "save"}
    ada.post(CONTRIBUTE, sent)
    ada.force_login(builders.user("ben"))
    ada.post(CONTRIBUTE, sent)
    assert {draft.author.handle for draft in Draft.objects.all()} == {"ada", "ben"}


def test_a_picture_becomes_a_draft_with_everything(ada: Client) -> None:
    poem = builders.work("ben")
    answer = ada.post(
        CONTRIBUTE,
        {
            "title": "The fox",
            "file": making.picture(),
            "alt_text": "A fox.",
            "tags": "fox",
            "sources": [poem.pk],
            f"relation-{poem.pk}": "contains",
            f"note-{poem.pk}": "Thanks, Ben!",
            "action": "save",
        },
    )
    draft = Draft.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/drafts/{draft.pk}/")
    chosen = draft.sources.get()
    assert (chosen.source, chosen.relation, chosen.note) == (poem, "contains", "Thanks, Ben!")
    assert (draft.title, draft.alt_text, draft.files.get().kind) == ("The fox", "A fox.", "image")
    page = ada.get(answer.headers["Location"]).content.decode()
    for words in ("The fox", "A fox.", "Thanks, Ben!", "fox.png", "Waiting to be prepared"):
        assert words in page


def test_a_draft_with_nothing_is_not_kept(ada: Client) -> None:
    poem = builders.work("ben")
    answer = ada.post(CONTRIBUTE, {"title": "", "sources": [poem.pk], "action": "save"})
    assert "Choose a file or write something first" in answer.content.decode()
    assert f'value="{poem.pk}" checked' in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_missing_title_keeps_all_the_rest(ada: Client) -> None:
    sent = {"file": making.picture(), "alt_text": "A fox.", "all_mine": "on", "action": "publish"}
    page = ada.post(CONTRIBUTE, sent).content.decode()
    draft = Draft.objects.get()
    assert "Give it a title" in page
    assert "A fox." in page
    assert "fox.png" in page
    assert f'action="/drafts/{draft.pk}/"' in page
    ada.post(
        f"/drafts/{draft.pk}/",
        making.seen(draft) | {"title": "Fox", "all_mine": "on", "action": "publish"},
    )
    assert MediaFile.objects.get().version == Contribution.objects.get().current


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (SimpleUploadedFile("fox.jpg", b"I am text.", "image/jpeg"), "says it is a picture"),
        (SimpleUploadedFile("fox.jpg", b"", "image/jpeg"), "This file is empty"),
    ],
)
def test_a_wrong_file_keeps_all_the_rest(
    ada: Client, file: SimpleUploadedFile, sentence: str
) -> None:
    file.seek(0)
    sent = {"title": "The fox", "text": "It walks.", "file": file, "action": "publish"}
    page = ada.post(CONTRIBUTE, sent).content.decode()
    assert sentence in page
    assert "It walks." in page
    assert Draft.objects.get().title == "The fox"
    assert not Contribution.objects.exists()


def test_a_wrong_file_alone_leaves_no_draft(ada: Client) -> None:
    page = ada.post(CONTRIBUTE, {"file": SimpleUploadedFile("fox.jpg", b"")}).content.decode()
    assert "This file is empty" in page
    assert not Draft.objects.exists()
    assert f'action="{CONTRIBUTE}"' in page


def test_a_title_that_is_too_long_stays_to_be_shortened(ada: Client) -> None:
    sent = {"title": "x" * 141, "text": "It walks.", "file": making.picture()}
    page = ada.post(CONTRIBUTE, sent).content.decode()
    assert "140 fit. All you wrote is still here" in page
    assert "x" * 141 in page
    assert Draft.objects.get(files__isnull=False).text == "It walks."


def test_too_large_a_claim_is_refused_before_the_bytes_come(
    ada: Client, settings: Settings
) -> None:
    sent = {"title": "The film", "file": making.picture()}
    answer = ada.post(CONTRIBUTE, sent, CONTENT_LENGTH="2147483648")
    assert answer.status_code == 413
    assert "one upload may have 1000 MB" in answer.content.decode()
    assert 'name="title"' in answer.content.decode()
    assert not Draft.objects.exists()


def test_too_large_a_claim_elsewhere_is_a_bad_request(ada: Client) -> None:
    answer = ada.post("/theme/", {"file": making.picture()}, CONTENT_LENGTH="2147483648")
    assert answer.status_code == 400


def test_a_refused_request_takes_nothing_from_a_draft(ada: Client, settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 100
    draft = making.draft(wish="Sing it.", all_mine=False)
    poem = builders.work("ben")
    draft.sources.create(source=poem)
    sent = {"title": "New", "file": making.picture(), "wish": ""}
    answer = ada.post(draft.get_absolute_url(), making.seen(draft) | sent)
    page = answer.content.decode()
    assert answer.status_code == 413
    assert "Sing it." in page
    assert f'value="{poem.pk}" checked' in page
    draft.refresh_from_db()
    assert (draft.title, draft.wish, draft.sources.count()) == ("The fox", "Sing it.", 1)


def test_what_deceives_a_reader_is_taken_out_of_words(ada: Client) -> None:
    body = b"title=Fox%E2%80%AE%00+pier&text=It%00+walks.%0D%0A%E2%81%A6Far.%ED%A0%80"
    ada.post(CONTRIBUTE, body, content_type="application/x-www-form-urlencoded")
    draft = Draft.objects.get()
    assert draft.title == "Fox pier"
    assert draft.text.startswith("It walks.\nFar.")
    assert "\x00" not in draft.text
