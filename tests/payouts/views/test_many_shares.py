"""A proposal with many people: pages of the table, and everything else from its stored head."""

from typing import Any

import pytest
from django.test import Client

from payouts.computing import drafting, heads
from payouts.models import Proposal
from payouts.queries import shares
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "PAGE", 2)


def page_of(client: Client, proposal: Proposal, number: int) -> str:
    return client.get(f"{proposal.get_absolute_url()}?page={number}").content.decode()


@pytest.mark.usefixtures("pages_of_two")
def test_five_shares_are_three_pages_and_ben_is_led_to_his(client: Client) -> None:
    proposal = money.opened()
    names = list(proposal.shares.values_list("person__credit_name", flat=True))
    client.force_login(builders.user(names[-1].lower()))
    first, last = page_of(client, proposal, 1), page_of(client, proposal, 3)

    assert "for 5 people" in first
    assert "Page 1 of 3" in first
    assert 'href="?page=3#me"' in first
    assert 'id="me"' not in first
    assert 'href="#me"' in last
    assert 'id="me"' in last


@pytest.mark.usefixtures("pages_of_two")
def test_the_page_that_is_named_has_the_share(client: Client) -> None:
    proposal = money.opened()
    for place, share in enumerate(proposal.shares.select_related("person__user")):
        mine = shares.shares_page(proposal, "1", share.person_id).mine
        assert mine == place // 2 + 1
        assert share.person.credit_name in page_of(client, proposal, mine)


def test_the_page_reads_the_head_and_not_the_document(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = money.opened()
    monkeypatch.setattr(drafting, "content_of", None)
    page = client.get(proposal.get_absolute_url()).content.decode()

    assert "Scenes 1 and 3" in page
    assert "titles, 44\u00a0points" in page
    assert "$318.42" in page


def test_a_proposal_from_before_heads_were_kept_shows_the_same(client: Client) -> None:
    proposal = money.computed()
    Proposal.objects.filter(pk=proposal.pk).update(head={})
    bare = money.opened(Proposal.objects.get(pk=proposal.pk))

    assert heads.of(bare) == proposal.head
    assert "$4,189.74 for 5 people" in client.get(bare.get_absolute_url()).content.decode()


def test_who_is_not_drawn_alone_is_drawn_with_the_others(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heads, "MOST_DRAWN", 2)
    proposal = money.opened()
    head = proposal.head
    drawn = sum(sum(parts.values()) for parts in [*head["mouth"].values(), head["rest"]])

    assert len(head["mouth"]) == 2
    assert drawn == 10**12
    assert ">others<" in client.get(proposal.get_absolute_url()).content.decode()


def test_a_page_of_many_shares_takes_no_more_statements(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    proposal = money.opened()
    monkeypatch.setattr(shares, "PAGE", 1)
    client.force_login(builders.user("ada"))
    with django_assert_max_num_queries(20):
        page_of(client, proposal, 2)
