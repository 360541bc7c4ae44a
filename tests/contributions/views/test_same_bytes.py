"""The very file of somebody's work: a question, never an accusation, and nothing private in it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from contributions.models import Contribution, Draft, Version
from contributions.queries.same_bytes import same_bytes
from contributions.services.publishing import publish
from tests import builders
from tests.contributions import making

pytestmark = pytest.mark.django_db


def published(name: str, title: str) -> Version:
    draft = making.draft(name, title=title, text="")
    making.upload(draft)
    return publish(draft=draft, by=draft.author, now=timezone.now())


def page(draft: Draft) -> str:
    client = Client()
    client.force_login(draft.author)
    return client.get(draft.get_absolute_url()).content.decode()


@pytest.fixture
def draft() -> Draft:
    draft = making.draft("ada")
    making.upload(draft)
    return draft


def test_somebody_elses_file_asks_and_one_press_names_it(draft: Draft, client: Client) -> None:
    fox = published("ben", "Fox on a pier")
    assert "fox.png is the same file as <a href" in page(draft)
    assert "Did you mean to cite it?" in page(draft)
    client.force_login(draft.author)
    sent = {"title": "My fox", "all_mine": "on", "cite": fox.pk}
    client.post(draft.get_absolute_url(), making.seen(draft) | sent)
    draft.refresh_from_db()
    assert draft.sources.get().source == fox
    assert (draft.title, draft.all_mine) == ("My fox", False)
    assert "Did you mean to cite it?" not in page(draft)


def test_it_never_blocks(draft: Draft) -> None:
    published("ben", "Fox on a pier")
    assert publish(draft=draft, by=draft.author, now=timezone.now())


def test_an_own_file_is_said_to_be_there_already(draft: Draft) -> None:
    published("ada", "Fox, first")
    assert "You have published this file already" in page(draft)
    assert "Did you mean to cite it?" not in page(draft)


def test_what_is_private_never_shows(draft: Draft) -> None:
    making.upload(making.draft("ben", title="A secret fox"))
    gone = published("cleo", "A withdrawn fox").contribution
    Contribution.objects.filter(pk=gone.pk).update(
        withdrawn_at=timezone.now(), withdrawn_by=builders.user("cleo")
    )
    assert same_bytes(draft) == []
    assert "fox is" not in page(draft)
    assert "secret" not in page(draft)
    assert "withdrawn fox" not in page(draft)


def test_what_nobody_may_name_is_not_named_by_a_press(draft: Draft, client: Client) -> None:
    gone = published("cleo", "A withdrawn fox")
    Contribution.objects.filter(pk=gone.contribution_id).update(
        withdrawn_at=timezone.now(), withdrawn_by=builders.user("cleo")
    )
    client.force_login(draft.author)
    for pk in (gone.pk, 10**9, "x"):
        client.post(draft.get_absolute_url(), making.seen(draft) | {"title": "My fox", "cite": pk})
    assert not draft.sources.exists()


def test_a_next_version_with_the_same_file_says_nothing() -> None:
    first = published("ada", "The fox")
    again = making.draft("ada", contribution=first.contribution)
    making.upload(again)
    assert same_bytes(again) == []


@pytest.mark.parametrize("works", [1, 5])
def test_many_files_ask_a_constant_number_of_questions(
    draft: Draft, works: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(works):
        text = f"Words {number}."
        making.upload(draft, making.words(text=text))
        other = making.draft("ben", title=f"Other {number}", text="")
        making.upload(other, making.words(text=text))
        publish(draft=other, by=other.author, now=timezone.now())
    with django_assert_max_num_queries(7):
        assert len(same_bytes(draft)) == works
