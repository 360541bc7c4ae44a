"""What no form of ours sends ends in a page all the same."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contributions.models import Draft
from contributions.services import comments
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> Client:
    client.force_login(builders.user("ada"))
    return client


def test_no_file_has_a_nul_in_its_name(client: Client) -> None:
    assert client.get("/files/a%00b").status_code == 404


@pytest.mark.parametrize("words", ["\x00", "a\x00b", "\u202e", "x" * 5000])
def test_the_picker_searches_for_anything(ada: Client, words: str) -> None:
    assert ada.get(reverse("contribute"), {"q": words}).status_code == 200
    typed = {"title": "The fox", "q": words, "action": "search"}
    assert ada.post(reverse("contribute"), typed, follow=True).status_code == 200


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1e3", "٣", str(2**63)])
def test_a_source_that_is_no_number_is_left_out(ada: Client, number: str) -> None:
    typed = {"title": "The fox", "text": "It walks.", "sources": number, "remove_file": number}
    ada.post(reverse("contribute"), typed | {"action": "save"})
    assert Draft.objects.get().sources.count() == 0
    assert ada.get(reverse("contribute"), {"source": number}).status_code == 200


def test_more_sources_than_a_work_can_name_get_a_sentence_and_lose_nothing(ada: Client) -> None:
    typed = {"title": "The fox", "text": "It walks.", "sources": [str(n) for n in range(1, 1120)]}
    page = ada.post(reverse("contribute"), typed | {"action": "save"}).content.decode()
    assert "A work can name 1000 sources at most." in page
    assert "It walks." in page


def test_an_answer_to_a_remark_that_is_gone_gets_a_sentence_and_keeps_its_words(
    ada: Client,
) -> None:
    thread = builders.work("ben").contribution.thread
    ben = builders.user("ben")
    first = comments.write(thread=thread, author=ben, text="Boots!")
    answer = comments.write(thread=thread, author=builders.user("ada"), text="Yes", parent=first)
    comments.withdraw(comment=first, by=ben, now=timezone.now())
    page = ada.post(
        reverse("work_comments", args=[thread.contribution.pk]),
        {"text": "No, sandals.", "answers": answer.pk},
    )
    assert page.status_code == 200
    assert "No, sandals." in page.content.decode()
