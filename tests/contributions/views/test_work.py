from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from contributions.models import Kind, Relation, Source, Visit
from contributions.services import comments
from tests import builders

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_poem_is_read_on_its_page(client: Client) -> None:
    poem = builders.work("ada", title="Complaint", text="They built me to stand.")
    page = text_of(client, f"/works/{poem.contribution_id}/")
    assert "They built me to stand." in page
    assert 'href="/people/ada/"' in page


def test_a_withdrawn_work_is_found_by_its_author_alone(client: Client) -> None:
    work = builders.withdrawn(builders.work("ada", title="Complaint"))
    assert client.get(f"/works/{work.pk}/").status_code == 410
    client.force_login(builders.user("ben"))
    for rest in ("lineage/", "lineage.json", "credits/", "credits.txt", "download/"):
        assert client.get(f"/works/{work.pk}/{rest}").status_code == 404, rest
    client.force_login(builders.user("ada"))
    assert "Put it up again" in text_of(client, f"/works/{work.pk}/")


def test_an_earlier_version_keeps_its_own_page(client: Client) -> None:
    first = builders.work("ada", title="Complaint", text="First words")
    builders.new_version(first.contribution, "ada", text="Second words")
    work = first.contribution_id
    assert "First words" in text_of(client, f"/works/{work}/versions/1/")
    assert "Second words" in text_of(client, f"/works/{work}/")
    assert client.get(f"/works/{work}/versions/3/").status_code == 404


def test_every_version_can_be_chosen_however_many_there_are(client: Client) -> None:
    work = builders.work("ada", title="Complaint", text="First words").contribution
    for number in range(2, 4):
        builders.new_version(work, "ada", text=f"Words {number}")
    assert "<option" not in text_of(client, f"/works/{work.pk}/")
    builders.new_version(work, "ada", text="Words 4")
    assert '<option value="1">1 · ' in text_of(client, f"/works/{work.pk}/")
    chosen = client.get(f"/works/{work.pk}/", {"version": "1"}, follow=True)
    assert "First words" in chosen.content.decode()
    assert '<option value="1" selected>' in chosen.content.decode()
    assert client.get(f"/works/{work.pk}/", {"version": "9"}, follow=True).status_code == 404
    assert "Words 4" in text_of(client, f"/works/{work.pk}/?version=x")


def test_thanks_of_those_who_built_on_it_are_shown(client: Client) -> None:
    poem = builders.work("ada", title="Complaint")
    song = builders.work("cleo", title="Waltz", kind=Kind.AUDIO)
    Source.objects.create(
        derivative=song, source=poem, relation=Relation.BASED_ON, note="Your verse taught me."
    )
    page = text_of(client, f"/works/{poem.contribution_id}/")
    assert "Your verse taught me." in page
    assert "Waltz" in page


def test_an_open_page_is_remembered_for_members_alone(client: Client) -> None:
    work = builders.work("ada").contribution
    text_of(client, f"/works/{work.pk}/")
    assert not Visit.objects.exists()
    client.force_login(builders.user("ben"))
    text_of(client, f"/works/{work.pk}/")
    text_of(client, f"/works/{work.pk}/")
    assert Visit.objects.get().user == builders.user("ben")


def test_only_an_author_is_offered_to_withdraw(client: Client) -> None:
    work = builders.work("ada").contribution
    client.force_login(builders.user("ben"))
    assert "Withdraw this work" not in text_of(client, f"/works/{work.pk}/")
    client.force_login(builders.user("ada"))
    assert "Withdraw this work" in text_of(client, f"/works/{work.pk}/")


@pytest.mark.parametrize("count", [1, 9])
def test_a_work_takes_ten_statements_however_much_was_said_and_used(
    count: int, client: Client, django_assert_max_num_queries: AtMost
) -> None:
    sources = {builders.work("ben"): Relation.BASED_ON for _ in range(count)}
    song = builders.work("cleo", sources=dict(sources))
    for number in range(count):
        builders.remix(song, "dan")
        comments.write(
            thread=song.contribution.thread, author=builders.user("eva"), text=f"Word {number}"
        )
    client.force_login(builders.user("ada"))
    with django_assert_max_num_queries(10):
        text_of(client, f"/works/{song.contribution_id}/")


def test_titles_cannot_smuggle_in_a_tag(client: Client) -> None:
    poem = builders.work("ada", title="<script>alert(1)</script>")
    builders.remix(poem, "ben")
    for rest in ("", "lineage/", "credits/"):
        assert "<script>alert" not in text_of(client, f"/works/{poem.contribution_id}/{rest}")
    assert "<script>alert" not in text_of(client, "/discover/")
