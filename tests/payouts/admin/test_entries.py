"""From any amount in the admin to its entries in the books, and from an entry to what it books."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from payouts import books
from payouts.models import Budget, Distribution, Payee, Payout, Sale
from payouts.services.income import record_budget
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.test_adjustments import down, said
from tests.payouts.test_holds import held, settled
from tests.payouts.test_setoff import confirmed

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    answer = client.get(f"/admin/payouts/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def followed(client: Client, found: Model) -> list[str]:
    """The keys of all entries that the row's own page leads to, each of which leads back."""
    shown = page(client, f"{found._meta.model_name}/{found.pk}/change/")
    links = re.findall(r'href="/admin/payouts/entry/(\?of=[a-z]+-\d+)"', shown)
    assert links
    keys = []
    for link in links:
        listed = page(client, f"entry/{link}")
        for pk in re.findall(r"/admin/payouts/entry/(\d+)/change/[^>]*>[^<]+</a></th>", listed):
            entry = books.Entry.objects.get(pk=pk)
            keys.append(entry.key)
            back = f"/admin/{entry.source_type.replace('.', '/')}/{entry.source_id}/change/"
            assert back in page(client, f"entry/{pk}/change/")
            assert client.get(back).status_code == 200
    return sorted(keys)


def test_the_list_of_entries_says_how_much_each_moves() -> None:
    money.distributed()
    listed = page(signed_in("finn"), "entry/")
    assert re.search(r'class="field-amount"[^>]*>\$12,000.00<', listed)


def test_a_sale_a_cost_and_a_proposal_lead_to_their_entries_and_back() -> None:
    found, finn = money.distributed(), signed_in("finn")
    sale = Sale.objects.get()
    assert followed(finn, sale) == [f"sale:{sale.pk}"]
    costs = list(books.Entry.objects.filter(kind="cost").values_list("key", flat=True))
    assert len(costs) == 3
    kept = [f"sale:{sale.pk}"]  # Fees and tax are costs, and lines of the sale's entry.
    handed = [f"close:{found.pk}", f"distribution:{found.pk}"]
    assert followed(finn, found) == sorted([f"sale:{sale.pk}", *costs, *kept, *handed])
    assert followed(finn, Distribution.objects.get()) == handed


def test_a_draft_leads_to_the_sales_that_it_would_close() -> None:
    found = money.computed()
    sale = Sale.objects.get()
    assert f"sale:{sale.pk}" in followed(signed_in("finn"), found)


def test_a_payout_its_batch_and_what_was_set_off_lead_to_theirs() -> None:
    made, finn = confirmed(), signed_in("finn")
    payout = Payout.objects.get()
    two = [f"reserve:payout:{payout.reference}", f"settle:payout:{payout.reference}"]
    assert followed(finn, payout) == two
    assert payout.batch
    assert followed(finn, payout.batch) == two
    assert followed(finn, made) == [f"clawback:{made.pk}"]


def test_a_budget_and_an_adjustment_lead_to_theirs() -> None:
    production, finn = builders.production(), builders.staff("finn", role="finance")
    budget = record_budget(
        budget=Budget(production=production, amount=500, what="Fixed", date=money.DAY), by=finn
    )
    assert followed(signed_in("finn"), budget) == [f"budget:{budget.pk}"]
    fee = said("confirm", down("bank fees", 250))
    assert followed(signed_in("finn"), fee) == [f"adjustment:{fee.pk}"]


def test_a_share_that_was_held_leads_to_what_settled_it() -> None:
    hold = held("ada")
    found, finn = money.distributed(money.final(hold.share.proposal)), signed_in("finn")
    settled(hold, paid=True)
    assert followed(finn, hold) == [f"settle:hold:{hold.pk}"]
    assert f"settle:hold:{hold.pk}" in followed(finn, found)


def test_who_sees_the_proposal_but_not_the_books_is_led_nowhere() -> None:
    found = money.distributed()
    paula = signed_in("paula")
    assert "entry/?of=" not in page(paula, f"proposal/{found.pk}/change/")
    curator = Client()
    curator.force_login(builders.staff("cora", role="curator"))
    for address in (f"entry/?of=proposal-{found.pk}", f"proposal/{found.pk}/change/"):
        assert curator.get(f"/admin/payouts/{address}").status_code == 403
        if address.startswith("entry"):
            assert paula.get(f"/admin/payouts/{address}").status_code == 403


def test_lines_of_a_payee_lead_to_their_entries_once_the_look_is_written_down() -> None:
    found, finn = money.distributed(), signed_in("finn")
    payee = Payee.objects.get(person=builders.person("ada"))
    entry = books.Entry.objects.get(key=f"distribution:{found.pk}")
    address = f"/admin/payouts/payee/{payee.pk}/earnings/"
    link = f"/admin/payouts/entry/{entry.pk}/change/"
    assert link not in finn.get(address).content.decode()
    assert link in finn.post(address, {"reason": "She asks."}).content.decode()


def test_lines_and_entries_say_money_as_it_is_written_and_accounts_by_their_names() -> None:
    money.distributed()
    finn, sale = signed_in("finn"), Sale.objects.get()
    entry = books.Entry.objects.get(key=f"sale:{sale.pk}")
    line = entry.postings.get(account__code="bank:USD")
    shown = page(finn, f"posting/{line.pk}/change/")
    assert "$12,000.00: Bank, USD" in shown
    assert "1200000" not in shown
    assert "+00:00" not in shown
    shown = page(finn, f"entry/{entry.pk}/change/")
    assert "Sale: The film, Nordlys Kino" in shown
    assert "The walking lighthouse: sales, USD" in shown
    assert "1200000" not in shown


def test_an_entry_adds_up_with_the_hidden_lines_of_people_in_one_sum() -> None:
    found, finn = money.distributed(), signed_in("finn")
    entry = books.Entry.objects.get(key=f"distribution:{found.pk}")
    told = "5 lines to people, −$4,189.74, hidden"
    listed = page(finn, "posting/")
    assert listed.count(told) == 1
    shown = page(finn, f"entry/{entry.pk}/change/")
    assert told in shown
    assert "payee:" not in shown


def test_the_list_of_lines_asks_as_much_for_many_as_for_few() -> None:
    production, finn = builders.production(), signed_in("finn")
    money.sale(production)
    with CaptureQueriesContext(connection) as few:
        page(finn, "posting/")
    for amount in (100, 200, 300):
        money.cost(production, amount)
    with CaptureQueriesContext(connection) as many:
        page(finn, "posting/")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    "asked", ["sale", "sale-", "sale-x", "sale-99999999999999999999", "x-1", "proposal-999"]
)
def test_an_address_that_names_nothing_lists_nothing(asked: str) -> None:
    money.sale(builders.production())
    assert "0 entries" in page(signed_in("finn"), f"entry/?of={asked}")
