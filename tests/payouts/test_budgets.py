"""A fixed pool is distributed like profit, without a company half; later profit comes on top."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from payouts import books
from payouts.computing import computation
from payouts.models import Budget, Pool, Proposal
from payouts.services.income import record_budget, reverse_budget
from payouts.services.proposals import propose
from projects.models import Production
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def budget(production: Production, amount: int = 10_000) -> Budget:
    made = Budget(production=production, amount=amount, what="Commission", date=money.DAY)
    return record_budget(budget=made, by=builders.staff("finn"))


def paid(production: Production, kind: Pool = Pool.PROFIT) -> Proposal:
    finn = builders.staff("finn")
    made = propose(production=production, currency="USD", by=finn, kind=kind)
    computation.compute(made.computation.pk, timezone.now())
    return money.distributed(money.final(money.opened(Proposal.objects.get(pk=made.pk))))


def test_all_of_a_budget_is_for_the_people_and_profit_comes_on_top() -> None:
    production = money.lighthouse()
    budget(production)
    first = paid(production, Pool.BUDGET)
    assert (first.company, first.pool) == (0, 10_000)
    assert books.payable_to(builders.person("ada").pk) == {"USD": 760}
    second = paid(money.sold(production))
    assert (second.follows, second.company, second.pool) == (first, 418_974, 418_974)
    exact = (10_000 + 418_974) * 0.076
    assert abs(books.payable_to(builders.person("ada").pk)["USD"] - exact) < 1
    assert money.problems() == []


def test_a_budget_is_no_profit_and_the_books_say_that_it_waits() -> None:
    production = money.sold()
    Production.objects.update(released_at=timezone.now())
    budget(production, 5000)
    own = Client().get(reverse("books", args=[production.slug])).content.decode()
    assert "$8,379.48 profit" in " ".join(own.split())
    assert "And $50.00 of fixed budgets, all of it for the people." in own
    assert "$50.00 of a fixed budget waits for a proposal" in own
    assert "$8,429.48" not in own
    all_of_them = Client().get("/open-books/").content.decode()
    assert "and $50.00 of a fixed budget" in all_of_them
    assert "$8,379.48" in all_of_them


def test_where_there_is_but_a_budget_no_profit_is_spoken_of() -> None:
    production = money.lighthouse()
    Production.objects.update(released_at=timezone.now())
    budget(production, 5000)
    own = Client().get(reverse("books", args=[production.slug])).content.decode()
    assert "$50.00 fixed budget" in " ".join(own.split())
    assert "$0.00" not in own


def test_a_budget_and_a_profit_are_proposed_one_after_the_other() -> None:
    production = money.sold()
    budget(production)
    finn = builders.staff("finn")
    propose(production=production, currency="USD", by=finn, kind=Pool.BUDGET)
    money.opened(money.computed(production))
    with pytest.raises(ValidationError, match="not final yet"):
        propose(production=production, currency="USD", by=finn, kind=Pool.BUDGET)


def test_a_reversed_budget_is_no_budget() -> None:
    made = budget(money.lighthouse())
    finn = builders.staff("finn")
    reverse_budget(budget=made, by=finn, reason="They withdrew.")
    with pytest.raises(ValidationError, match="no budget"):
        propose(production=made.production, currency="USD", by=finn, kind=Pool.BUDGET)
    assert money.problems() == []


def test_finance_records_a_budget_that_everybody_can_see(client: Client) -> None:
    production = money.lighthouse()
    client.force_login(builders.staff("finn"))
    typed = {
        "production": str(production.pk),
        "what": "Commission",
        "amount_text": "100.00",
        "currency": "USD",
        "date": "2026-11-06",
    }
    client.post("/admin/payouts/budget/add/", typed)
    assert Budget.objects.get().amount == 10_000
    assert client.get("/admin/payouts/budget/").status_code == 200
    page = client.get(f"/productions/{production.slug}/books/").content.decode()
    assert "Budget: Commission" in page
    proposing = {"production": str(production.pk), "currency": "USD", "kind": "budget"}
    client.post("/admin/payouts/proposal/add/", proposing)
    assert Proposal.objects.get().kind == Pool.BUDGET


def test_where_there_is_but_a_budget_the_books_are_led_to() -> None:
    production = money.lighthouse()
    production.released_at = timezone.now()
    production.save()
    made, project = production.get_absolute_url(), production.project.get_absolute_url()
    books_page = reverse("books", args=[production.slug])
    assert books_page not in Client().get(made).content.decode()
    budget(production)
    for page in (made, project):
        assert books_page in Client().get(page).content.decode()
