import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.services.legal_texts import publish_legal_text
from payouts import books
from payouts.models import Policy, Sale
from payouts.queries.period import open_period
from payouts.services.income import reverse_cost, reverse_sale
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def held(account: books.Account) -> int:
    return books.balances().get(account=account).held


def test_a_sale_is_in_the_books_at_once() -> None:
    production = builders.production()
    money.sale(production, 10_000, fees=300, tax=200)
    assert held(books.bank("USD")) == -9_500
    assert held(books.cost(production.pk, "USD")) == -500
    assert held(books.revenue(production.pk, "USD")) == 10_000
    connection.check_constraints()


def test_the_first_sale_freezes_the_policy() -> None:
    production = builders.production()
    money.cost(production, 50)
    assert not Policy.objects.exists()
    money.sale(production)
    policy = Policy.objects.get()
    assert (policy.company_bp, policy.upstream_bp, policy.engine) == (5000, 2000, 1)
    money.sale(production)
    assert Policy.objects.get() == policy


def test_the_terms_of_a_policy_are_those_in_force_at_the_first_sale() -> None:
    def publish(text: str) -> int:
        now = timezone.now()
        made = publish_legal_text(page="terms", text=text, changes="Anew.", by=finn, now=now)
        return made.number

    finn = builders.staff("finn")
    first, second = builders.production(), builders.production(builders.project("Other"))
    number = publish("We share.")
    money.sale(first)
    publish("We share, and say how.")
    money.sale(first)
    money.sale(second)
    assert Policy.objects.get(production=first).terms == str(number)
    assert Policy.objects.get(production=second).terms == str(number + 1)


def test_everybody_reads_the_rules_of_a_production_with_its_books() -> None:
    production = money.sold()
    address = f"/productions/{production.slug}/books/"
    assert Client().get(address).status_code == 404
    money.opened(money.computed(production))
    shown = Client().get(address).content.decode()
    assert "The rules of this production" in shown
    rows = re.findall(
        r"<dt>([^<]+)</dt>\s*<dd[^>]*>(?:<a[^>]*>)?([^<]+)<", shown.split('id="rules"')[1]
    )
    assert rows == [
        ("The company’s part of the profit", "50 %"),
        ("What a work passes on to what it was made from", "20 %"),
        ("What counts how much of that", "contains 4, based on 2, translation of 2, inspired by 1"),
        ("How it is computed", "Engine 1"),
        ("Terms", "Version 1"),
    ]
    assert "/terms/1/" in shown


def test_fees_are_not_more_than_the_sale() -> None:
    with pytest.raises(ValidationError, match="more than the sale"):
        money.sale(builders.production(), 100, fees=60, tax=50)


@pytest.mark.parametrize("gross", [0, -5])
def test_a_sale_is_more_than_nothing(gross: int) -> None:
    with pytest.raises(ValidationError, match="more than zero"):
        money.sale(builders.production(), gross)


def test_a_currency_has_three_letters() -> None:
    with pytest.raises(ValidationError, match="three capital letters"):
        money.sale(builders.production(), 100, currency="us")


def test_a_reversed_sale_leaves_nothing_behind() -> None:
    production = builders.production()
    wrong = money.sale(production)
    mirror = reverse_sale(sale=wrong, by=builders.staff("finn"), reason="Entered twice.")
    assert mirror.gross == -wrong.gross
    assert open_period(production.pk, "USD").profit == 0
    assert held(books.bank("USD")) == 0


def test_two_of_the_largest_sales_there_are_go_into_the_books() -> None:
    production = builders.production()
    builders.credit(builders.piece(production, "Film", 1), builders.work("ada"))
    for _each in range(2):
        money.sale(production, 10**15, currency="IDR")
    money.distributed(money.final(money.opened(money.computed(production, "IDR"))))
    assert books.payable_to(builders.person("ada").pk) == {"IDR": 10**15}
    assert money.problems() == []


def test_a_sale_is_reversed_once() -> None:
    wrong = money.sale(builders.production())
    finn = builders.staff("finn")
    mirror = reverse_sale(sale=wrong, by=finn, reason="Entered twice.")
    for row in (wrong, mirror):
        with pytest.raises(ValidationError, match="reversed already"):
            reverse_sale(sale=row, by=finn, reason="Again.")


def test_a_reversal_has_a_reason() -> None:
    wrong = money.cost(builders.production(), 500)
    with pytest.raises(ValidationError, match="Say why"):
        reverse_cost(cost=wrong, by=builders.staff("finn"), reason=" ")


def test_nobody_edits_or_deletes_a_sale() -> None:
    sale = money.sale(builders.production())
    with pytest.raises(IntegrityError, match="reversal only"), transaction.atomic():
        Sale.objects.update(gross=1)
    with pytest.raises(IntegrityError, match="reversal only"), transaction.atomic():
        sale.delete()


def test_a_cost_dated_in_a_closed_period_belongs_to_the_open_one() -> None:
    """The proposal that closed the period keeps its figures; the next profit bears the cost."""
    proposal = money.opened()
    late = money.cost(proposal.production, 5_000, "A bill that came late", date=money.DAY)

    assert late.proposal is None
    assert open_period(proposal.production_id, "USD").costs == 5_000
    proposal.refresh_from_db()
    assert (proposal.income, proposal.costs) == (1_200_000, 362_052)
    money.distributed(money.final(proposal))
    money.sale(proposal.production, 25_000)
    following = money.computed(proposal.production)
    assert (following.income, following.costs, following.pool) == (25_000, 5_000, 10_000)
    assert money.problems() == []


@pytest.mark.parametrize("amount", [0, -5])
def test_a_cost_is_more_than_nothing(amount: int) -> None:
    with pytest.raises(ValidationError, match="more than zero"):
        money.cost(builders.production(), amount)
