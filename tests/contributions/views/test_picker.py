"""The picker on the contribute page and the draft page: what did you build on?"""

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Draft, Relation, Visit
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db
CONTRIBUTE = "/contribute/"


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def test_a_remix_starts_with_its_source(ada: Client) -> None:
    poem = builders.work("ben", title="Poem")
    for answer in (
        ada.get(f"/works/{poem.contribution_id}/remix/", follow=True),
        ada.post(f"/works/{poem.contribution_id}/remix/", follow=True),
    ):
        assert f'value="{poem.pk}" checked' in answer.content.decode()
    assert not Draft.objects.exists()


def test_what_was_opened_lately_is_offered_first(ada: Client) -> None:
    opened = builders.work("ben", title="Opened")
    builders.work("ben", title="Other")
    Visit.objects.create(user=builders.user("ada"), contribution=opened.contribution)
    page = ada.get(CONTRIBUTE).content.decode()
    assert "Opened" in page
    assert "Other" not in page
    page = ada.get(CONTRIBUTE, {"q": "oth"}).content.decode()
    assert page.index("Other") < page.index("Opened")


def test_searching_keeps_what_is_typed(ada: Client) -> None:
    builders.work("ben", title="Harbour")
    sent = {"title": "The fox", "q": "harb", "action": "search"}
    page = ada.post(CONTRIBUTE, sent, follow=True).content.decode()
    assert "Harbour" in page
    assert Draft.objects.get().title == "The fox"


def test_a_pasted_link_becomes_a_source(ada: Client) -> None:
    poem = builders.work("ben")
    draft = making.draft()
    for link, sentence in (
        ("https://elsewhere.example/x", "not the address of a work"),
        ("/works/999999/", "There is no work"),
    ):
        page = ada.post(draft.get_absolute_url(), {"title": "Fox", "source_link": link})
        assert sentence in page.content.decode()
        assert link in page.content.decode()
    link = f"http://127.0.0.1:8000/works/{poem.contribution_id}/"
    ada.post(draft.get_absolute_url(), {"title": "Fox", "source_link": link})
    assert draft.sources.get().relation == Relation.BASED_ON


def test_a_source_that_is_not_ticked_any_more_is_taken_back(ada: Client) -> None:
    draft = making.draft()
    draft.sources.create(source=builders.work("ben"))
    ada.post(draft.get_absolute_url(), {"title": "Fox"})
    assert not draft.sources.exists()


def test_the_next_version_is_for_its_author(ada: Client) -> None:
    own, other = builders.work("ada", title="Fox"), builders.work("ben")
    answer = ada.post(f"/works/{own.contribution_id}/versions/")
    draft = Draft.objects.get()
    assert answer.headers["Location"] == f"/drafts/{draft.pk}/"
    assert "Next version" in ada.get(answer.headers["Location"]).content.decode()
    assert ada.post(f"/works/{other.contribution_id}/versions/").status_code == 404


def test_the_very_same_file_of_somebody_else_is_offered_as_a_source(ada: Client) -> None:
    theirs = making.draft("ben", title="Bens fox")
    making.upload(theirs)
    publish(draft=theirs, by=theirs.author, now=timezone.now())
    mine = making.draft("ada")
    making.upload(mine)
    page = ada.get(mine.get_absolute_url()).content.decode()
    assert "Bens fox" in page
    assert "Did you mean to name it?" in page
    making.upload(making.draft("ben"))
    other = making.draft("ada")
    making.upload(other, making.picture(size=(300, 300)))
    assert "Did you mean" not in ada.get(other.get_absolute_url()).content.decode()
