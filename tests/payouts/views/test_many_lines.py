"""What a revision changed, and the clocks of many people, come in pages of their own."""

from typing import Any

import pytest
from django.test import Client

from payouts.models import Proposal
from payouts.views import proposal as views
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_revisions import with_gus

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision(monkeypatch: pytest.MonkeyPatch) -> Proposal:
    monkeypatch.setattr(views, "LINES", 2)
    return money.opened(with_gus(money.opened()))


def seen(client: Client, of: Proposal, asked: str = "") -> str:
    return client.get(f"{of.get_absolute_url()}{asked}").content.decode()


def part(page: str, name: str) -> str:
    begin = page.index(f'id="{name}"')
    return page[begin : page.index("</section>", begin)]


def test_every_difference_stands_on_one_page(client: Client, revision: Proposal) -> None:
    pages = [part(seen(client, revision, f"?changes={n}"), "revisions") for n in (1, 2, 3)]
    assert 'href="?changes=2#revisions"' in pages[0]
    assert "Page 1 of 3" in pages[0]
    for name in ("Ada", "Ben", "Cleo", "Gus"):
        assert sum(f'row">{name}' in page for page in pages) == 1


def test_every_clock_stands_on_one_page_and_that_is_unfolded(
    client: Client, revision: Proposal
) -> None:
    pages = [part(seen(client, revision, f"?clocks={n}"), "window") for n in (1, 2, 3)]
    assert all("<details open>" in page for page in pages)
    assert "<details>" in part(seen(client, revision), "window")
    for name in ("Ada", "Ben", "Cleo", "Dan", "Eva", "Gus"):
        assert sum(f">{name}<" in page for page in pages) == 1


def test_more_people_take_no_more_statements(
    client: Client, revision: Proposal, django_assert_max_num_queries: Any
) -> None:
    client.force_login(builders.user("ada"))
    with django_assert_max_num_queries(22):
        seen(client, revision)
