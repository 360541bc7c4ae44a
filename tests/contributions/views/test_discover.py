from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from contributions.models import Kind, Tag
from contributions.services.picking import pick
from tests import builders

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[object]]


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_of_the_wall_takes_four_statements(
    count: int, client: Client, django_assert_max_num_queries: AtMost
) -> None:
    now, paula = timezone.now(), builders.staff("paula")
    for _ in range(count):
        work = builders.work("ada", "ben").contribution
        pick(contribution=work, reason="Look.", until=now + timedelta(days=1), by=paula, now=now)
    with django_assert_max_num_queries(4):
        page = client.get("/discover/").content.decode()
    assert page.count("data-work=") == count + min(count, 6)
    assert page.count("Look.") == min(count, 6)


def test_pages_are_real_addresses_and_impossible_ones_are_not_found(client: Client) -> None:
    for number in range(31):
        builders.work("ada", title=f"Poem {number}")
    first = client.get("/discover/?kind=writing&order=new").content.decode()
    assert "?kind=writing&amp;order=new&amp;page=2" in first
    assert client.get("/discover/?page=2").content.count(b"data-work=") == 1
    for page in ("3", "0", "-1", "x", "9" * 30):
        assert client.get(f"/discover/?page={page}").status_code == 404, page


def test_wrong_facets_are_ignored(client: Client) -> None:
    builders.work("ada", title="Poem")
    for address in ("?kind=smell", "?order=worst", "?order=random&seed=x", "?nonsense=1", "?q=%00"):
        answer = client.get(f"/discover/{address}")
        assert answer.status_code == 200
        assert b"Poem" in answer.content, address


def test_a_search_keeps_the_tag_and_the_kind_that_were_chosen(client: Client) -> None:
    page = client.get("/discover/?tag=sea&kind=image").content.decode()
    assert '<input type="hidden" name="kind" value="image">' in page
    assert '<input type="hidden" name="tag" value="sea">' in page


def test_facets_narrow_the_wall(client: Client) -> None:
    builders.work("ada", title="Poem")
    builders.work("cleo", title="Waltz", kind=Kind.AUDIO)
    assert b"Poem" not in client.get("/discover/?kind=audio").content
    assert b"Waltz" in client.get("/discover/?q=cleo").content


def test_a_bare_wall_says_what_to_do(client: Client) -> None:
    assert b"/contribute/" in client.get("/discover/").content
    assert "Nothing here says “fog”." in client.get("/discover/?q=fog").content.decode()


def test_a_tag_shows_what_carries_it(client: Client) -> None:
    tag = Tag.objects.create(slug="sea", name="Sea")
    builders.work("ada", title="Poem").contribution.tags.add(tag)
    builders.work("ada", title="Other")
    page = client.get("/tags/sea/").content
    assert b"Poem" in page
    assert b"Other" not in page
    assert client.get("/tags/land/").status_code == 404


def test_a_tag_that_only_hidden_works_carry_is_not_there(client: Client) -> None:
    tag = Tag.objects.create(slug="sea", name="Sea")
    Tag.objects.create(slug="ocean", name="Ocean", alias_of=tag)
    poem = builders.work("ada", title="Poem")
    poem.contribution.tags.add(tag)
    assert client.get("/tags/ocean/")["Location"] == "/tags/sea/"
    builders.withdrawn(poem)
    for address in ("/tags/sea/", "/tags/ocean/", "/tags/sea/feed.atom", "/tags/ocean/feed.atom"):
        assert client.get(address).status_code == 404


def test_the_fold_says_how_many_choices_are_made(client: Client) -> None:
    fold = '<details class="facet-fold"><summary class="strong">Order and narrow'
    assert f"{fold}</summary>" in client.get("/discover/").content.decode()
    page = client.get("/discover/?kind=audio&order=trending&q=fog").content.decode()
    assert f'{fold} <span class="num">(2 chosen)</span></summary>' in page
