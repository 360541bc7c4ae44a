"""What somebody earned comes in pages, and the sums above them are of all of it."""

import re
from typing import Any

import pytest
from django.test import Client

from payouts.models import Hold, Proposal
from payouts.queries import listed
from tests import builders
from tests.payouts import builders as money
from tests.payouts.views.test_held_earnings import decided, held

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> list[Proposal]:
    """The newest first: one proposed, and two that were booked."""
    monkeypatch.setattr(listed, "PAGE", 1)
    booked = [money.distributed(), money.distributed()]
    later = money.lighthouse()
    money.sale(later, 100_000)
    return [money.opened(money.computed(later)), *reversed(booked)]


def seen(asked: str = "", name: str = "ada") -> str:
    client = Client()
    client.force_login(builders.user(name))
    return client.get(f"/earnings/{asked}").content.decode()


def listed_on(page: str) -> list[int]:
    found = re.findall(r'class="earning" href="/proposals/(\d+)/', page)
    return [int(number) for number in found]


def test_every_earning_stands_on_one_page(three: list[Proposal]) -> None:
    pages = [seen(f"?earned={number}") for number in (1, 2, 3)]
    assert [listed_on(page) for page in pages] == [[one.pk] for one in three]
    assert 'href="?earned=2#earned">Earlier earnings' in pages[0]
    assert "Newer earnings" not in pages[0]
    assert 'href="?earned=1#earned">Newer earnings' in pages[1]
    assert "Earlier earnings" not in pages[2]


def test_the_sums_are_of_all_pages(three: list[Proposal]) -> None:
    for page in (seen(), seen("?earned=3")):
        assert "$38.00" in page
        assert "$636.84" in page


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("asked", ["0", "4", "x", "-1", "9" * 18, "9" * 40])
def test_a_page_that_is_not_there_is_the_newest(asked: str) -> None:
    assert listed_on(seen(f"?earned={asked}")) == listed_on(seen())


def test_what_was_gained_stands_beside_its_proposal(monkeypatch: pytest.MonkeyPatch) -> None:
    hold: Hold = held()
    decided(hold, paid=False)
    newer = money.distributed()
    monkeypatch.setattr(listed, "PAGE", 1)
    first, second = (seen(f"?earned={number}", "ben") for number in (1, 2))
    assert listed_on(first) == [newer.pk]
    assert listed_on(second) == [hold.share.proposal_id] * 2


def test_a_long_list_takes_no_more_statements(
    three: list[Proposal], django_assert_max_num_queries: Any
) -> None:
    client = Client()
    client.force_login(builders.user("ada"))
    with django_assert_max_num_queries(16):
        page = client.get("/earnings/?earned=2").content.decode()
    assert listed_on(page) == [three[1].pk]
