from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from contributions.models import Draft, MediaFile, Processing
from contributions.services.publishing import publish
from tests import builders
from tests.at_once import wait_until_somebody_waits
from tests.contributions import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


@pytest.fixture
def ben() -> Client:
    client = Client()
    client.force_login(builders.user("ben"))
    return client


def pages(draft: Draft, media: MediaFile) -> list[str]:
    return [
        draft.get_absolute_url(),
        f"{draft.get_absolute_url()}autosave/",
        f"{draft.get_absolute_url()}discard/",
        f"/files-state/{media.pk}/attempts/",
    ]


def test_a_draft_does_not_exist_for_anybody_else(ben: Client, client: Client) -> None:
    draft = making.draft("ada")
    media = making.upload(draft)
    for address in pages(draft, media):
        assert ben.post(address).status_code == 404
        assert client.post(address).headers["Location"].startswith("/accounts/login/")
    for visitor in (ben, client):
        assert visitor.get(f"/files-state/{media.pk}/").status_code == 404
    assert "The fox" not in ben.get("/drafts/").content.decode()


def test_autosave_keeps_words_and_leaves_a_half_typed_link_alone(ada: Client) -> None:
    draft, poem = making.draft(), builders.work("ben")
    sent = {"title": "Two foxes", "text": "They walk.", "sources": [poem.pk], "source_link": "htt"}
    assert (
        ada.post(f"{draft.get_absolute_url()}autosave/", making.seen(draft) | sent).status_code
        == 204
    )
    draft.refresh_from_db()
    assert (draft.title, draft.text, draft.all_mine) == ("Two foxes", "They walk.", False)
    assert draft.sources.get().source == poem


def test_autosave_keeps_what_is_right_beside_what_is_wrong(ada: Client) -> None:
    draft = making.draft()
    sent = {"title": "x" * 141, "text": "They walk."}
    answer = ada.post(f"{draft.get_absolute_url()}autosave/", making.seen(draft) | sent)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["title"])
    draft.refresh_from_db()
    assert (draft.title, draft.text) == ("The fox", "They walk.")


def test_the_first_words_on_a_new_page_make_its_draft(ada: Client) -> None:
    page = {"key": str(uuid4())}
    assert ada.post("/contribute/draft/", page).status_code == 204
    assert not Draft.objects.exists()
    for title in ("A", "A fox"):
        shown = making.seen(Draft.objects.first() or Draft())
        answer = ada.post("/contribute/draft/", page | shown | {"title": title})
        draft = Draft.objects.get()
        assert (answer.status_code, answer.json()["url"]) == (201, draft.get_absolute_url())
    assert draft.title == "A fox"
    assert ada.post("/contribute/draft/", {"title": "A fox"}).status_code == 400


def test_a_new_pages_form_goes_into_the_draft_that_its_script_began(ada: Client) -> None:
    page = {"key": str(uuid4()), "title": "A fox", "text": "It walks."}
    ada.post("/contribute/draft/", page)
    page |= making.seen(Draft.objects.get())
    ada.post("/contribute/", page | {"action": "publish", "all_mine": "on"})
    draft = Draft.objects.get()
    assert draft.version
    assert ada.post("/contribute/draft/", page).status_code == 409


def test_a_published_draft_leads_to_its_work(ada: Client) -> None:
    draft = making.draft()
    work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
    for answer in (
        ada.get(draft.get_absolute_url()),
        ada.post(draft.get_absolute_url(), making.seen(draft) | {"action": "publish"}),
    ):
        assert answer.headers["Location"] == f"/works/{work.pk}/"
    assert ada.post(f"{draft.get_absolute_url()}autosave/").status_code == 409
    assert "Nothing is waiting" in ada.get("/drafts/").content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("page", "status"), [("autosave/", 409), ("", 302), ("discard/", 302)])
def test_what_is_sent_while_the_draft_is_published_changes_nothing(page: str, status: int) -> None:
    draft, client = making.draft(), Client()
    client.force_login(draft.author)

    def send() -> tuple[int, str]:
        try:
            answer = client.post(f"{draft.get_absolute_url()}{page}", {"title": "Late"})
            return answer.status_code, answer.headers.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            work = publish(draft=draft, by=draft.author, now=timezone.now()).contribution
            sent = pool.submit(send)
            wait_until_somebody_waits()
        assert sent.result(20) == (status, "" if status == 409 else work.get_absolute_url())
    draft.refresh_from_db()
    assert (draft.version, draft.title) == (work.current, "The fox")


def test_a_file_is_removed_and_the_words_stay(ada: Client) -> None:
    draft = making.draft()
    media = making.upload(draft)
    sent = {"title": "Typed just now", "remove_file": str(media.pk)}
    ada.post(draft.get_absolute_url(), making.seen(draft) | sent)
    assert not MediaFile.objects.exists()
    assert Draft.objects.get().title == "Typed just now"


def test_the_page_says_how_far_a_file_is(ada: Client) -> None:
    media = making.upload(making.draft())
    address = f"/files-state/{media.pk}/"
    assert "data-pending" in ada.get(address).content.decode()
    Processing.objects.claim(media.processing.pk, timezone.now())
    Processing.objects.update(step=2, steps=3, percent=40)
    assert "step 2 of 3, 40 %" in ada.get(address).content.decode()
    Processing.objects.update(quarantined_at=timezone.now(), reason="It is damaged.")
    page = ada.get(address).content.decode()
    assert "It is damaged." in page
    assert "Try again" in page
    assert "data-pending" not in page
    answer = ada.post(f"{address}attempts/")
    assert answer.headers["Location"] == Draft.objects.get().get_absolute_url()
    assert making.processed(media).processing.state == Processing.State.READY
    page = ada.get(address).content.decode()
    assert "Ready" in page
    assert "<img" in page


def test_everybody_sees_how_far_a_published_file_is(client: Client) -> None:
    draft = making.draft(text="")
    media = making.upload(draft)
    publish(draft=draft, by=draft.author, now=timezone.now())
    assert "Waiting to be prepared" in client.get(f"/files-state/{media.pk}/").content.decode()


@pytest.mark.parametrize("drafts", [1, 5])
def test_the_list_of_drafts_asks_a_constant_number_of_questions(
    ada: Client, drafts: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(drafts):
        making.upload(making.draft())
    with django_assert_max_num_queries(9):
        ada.get("/drafts/")


@pytest.mark.parametrize("sources", [1, 6])
def test_a_draft_with_many_sources_asks_a_constant_number_of_questions(
    ada: Client, sources: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    draft = making.draft()
    making.upload(draft)
    for _ in range(sources):
        draft.sources.create(source=builders.work("ben"))
    # Among them one each for the accord, the authors, the licences of all ancestors, for why it did
    # not publish itself, three for what this window has seen, and three for where to submit it.
    with django_assert_max_num_queries(30):
        ada.get(draft.get_absolute_url())


def test_only_its_maker_is_told_what_to_do_about_a_file_that_failed(client: Client) -> None:
    draft = making.draft(text="")
    media = making.upload(draft)
    publish(draft=draft, by=draft.author, now=timezone.now())
    Processing.objects.update(quarantined_at=timezone.now(), reason="Save a smaller copy.")
    page = client.get(f"/files-state/{media.pk}/").content.decode()
    assert "Look in later." in page
    assert "Save a smaller copy." not in page


def test_enter_in_the_title_saves_and_takes_no_file_away(ada: Client) -> None:
    """A browser presses the first button of a form."""
    draft = making.draft()
    making.upload(draft)
    page = ada.get(draft.get_absolute_url()).content.decode()
    buttons = [page.index(f'name="{name}"') for name in ("action", "title", "remove_file")]
    assert buttons == sorted(buttons)
    assert page[: buttons[1]].count('form="work"') == 1
