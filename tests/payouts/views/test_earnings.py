from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from payouts.queries.front import front_books
from projects.models import Production
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.user(name))
    return client


def test_ada_sees_what_is_payable_and_what_may_change() -> None:
    money.distributed()
    later = money.lighthouse()
    money.sale(later, 100_000)
    money.opened(money.computed(later))
    page = signed_in("ada").get("/earnings/").content.decode()
    assert "$318.42" in page
    assert "$38.00" in page
    assert "The lines add up to" in page


def test_earnings_are_for_who_signs_in(client: Client) -> None:
    assert "login" in client.get("/earnings/")["Location"]
    assert "login" in client.get("/earnings/why/anything/")["Location"]


def test_nobody_sees_what_others_earned() -> None:
    proposal = money.distributed()
    page = signed_in("gus").get("/earnings/").content.decode()
    assert "Nothing earned yet." in page
    assert "$318.42" not in page
    url = f"/earnings/why/{proposal.production.slug}/"
    assert signed_in("gus").get(url).status_code == 404
    assert "$318.42" in signed_in("ada").get(url).content.decode()


def test_a_draft_is_not_an_earning() -> None:
    proposal = money.computed()
    assert "Nothing earned yet." in signed_in("ada").get("/earnings/").content.decode()
    url = f"/earnings/why/{proposal.production.slug}/"
    assert signed_in("ada").get(url).status_code == 404


def test_more_productions_do_not_mean_more_statements(django_assert_max_num_queries: Any) -> None:
    for _ in range(4):
        money.distributed(money.final(money.opened(money.computed(money.sold(money.lighthouse())))))
    ada = signed_in("ada")
    with django_assert_max_num_queries(16):
        page = ada.get("/earnings/").content.decode()
    assert "$1,273.68" in page


def test_everybody_sees_the_open_books(client: Client) -> None:
    production = money.distributed().production
    assert "$8,379.48" in client.get("/open-books/").content.decode()
    page = client.get(f"/productions/{production.slug}/books/").content.decode()
    assert "Mix, master and grading" in page
    assert "$4,189.74" in page


def released() -> Production:
    production = builders.production()
    production.released_at = timezone.now()
    production.save()
    return production


def test_books_are_open_from_the_release_or_the_first_published_proposal_on(
    client: Client,
) -> None:
    production = money.sold()
    url = f"/productions/{production.slug}/books/"
    assert client.get(url).status_code == 404
    assert signed_in("gus").get(url).status_code == 404
    assert production.title not in client.get("/open-books/").content.decode()
    assert signed_in("eva").get(url).status_code == 200
    draft = money.computed(production)
    assert client.get(url).status_code == 404
    money.opened(draft)
    assert client.get(url).status_code == 200
    assert production.title in client.get("/open-books/").content.decode()


def test_a_loss_is_said_to_be_carried_forward(client: Client) -> None:
    production = released()
    money.cost(production, 150_00)
    page = client.get(f"/productions/{production.slug}/books/").content.decode()
    assert "−$150.00 is carried forward" in page


def test_books_of_a_production_without_money_are_empty(client: Client) -> None:
    production = released()
    page = client.get(f"/productions/{production.slug}/books/")
    assert "Nothing came in" in page.content.decode()


def test_more_productions_do_not_lengthen_the_open_books(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        money.sale(released())
    with django_assert_max_num_queries(9):
        page = client.get("/open-books/").content.decode()
    assert page.count("$12,000.00") >= 5


def test_the_front_page_tells_of_the_newest_final_proposal() -> None:
    assert front_books() is None
    money.final()
    told = front_books()
    assert told is not None
    assert (told.people, told.costs_width, told.company_width) == (5, 362, 418)
    drawn = render_to_string("payouts/_front_books.html", {"books": told})
    assert "5 people’s half" in drawn
