"""Finance and production walk a sale to people's accounts, in the admin alone."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from payouts import books
from payouts.computing import computation
from payouts.models import Computation, Cost, Proposal, Sale
from projects.models import Production
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


ROLES = {"finn": "finance", "olga": "finance", "paula": "producer"}


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(builders.staff(name, role=ROLES[name]))
    return client


def add_sale(client: Client, production: Production, **typed: Any) -> str:
    data = {
        "production": str(production.pk),
        "buyer": "Nordlys Kino",
        "what": "The film",
        "amount": "12,000.00",
        "fees_text": "0",
        "tax_text": "",
        "currency": "USD",
        "date": "2026-11-06",
    }
    return client.post("/admin/payouts/sale/add/", data | typed, follow=True).content.decode()


def add_cost(client: Client, production: Production, amount: str, **typed: str) -> str:
    data = {
        "production": str(production.pk),
        "category": "post",
        "what": "Mix and master",
        "amount_text": amount,
        "currency": "usd",
        "date": "2026-11-06",
    }
    return client.post("/admin/payouts/cost/add/", data | typed, follow=True).content.decode()


def step(client: Client, proposal: Proposal, name: str, reason: str = "All agreed.") -> str:
    url = f"/admin/payouts/proposal/{proposal.pk}/steps/{name}/"
    return client.post(url, {"reason": reason}, follow=True).content.decode()


def test_the_second_press_of_a_button_is_no_second_sale() -> None:
    production, finn = money.lighthouse(), signed_in("finn")
    add_sale(finn, production)
    page = add_sale(finn, production)
    assert "The very same was written down a moment ago." in page
    assert 'value="12,000.00"' in page
    add_sale(finn, production, what="The film, a second evening")
    assert Sale.objects.filter(production=production).count() == 2


def test_a_cost_dated_in_a_closed_period_says_in_which_one_it_counts() -> None:
    production, finn = money.sold(), signed_in("finn")
    words = "is closed by a proposal, whose figures stay"
    assert words not in add_cost(finn, production, "10")
    money.opened(money.computed(production))
    assert words in add_cost(finn, production, "20")
    assert words not in add_cost(finn, production, "30", currency="EUR")


def test_the_whole_way_from_a_sale_to_the_books(settings: Settings) -> None:
    settings.PROPOSAL_WINDOW_SECONDS = 0
    production, finn, paula = money.lighthouse(), signed_in("finn"), signed_in("paula")
    add_sale(finn, production)
    add_cost(finn, production, "3620.52")
    assert Sale.objects.get().recorded_by == builders.user("finn")
    assert Cost.objects.get().amount == 362_052
    typed = {"production": str(production.pk), "currency": "USD"}
    page = paula.post("/admin/payouts/proposal/add/", typed, follow=True).content.decode()
    assert "Waiting to be computed" in page
    computation.compute(Computation.objects.get().pk, timezone.now())
    proposal = Proposal.objects.get()
    assert "everybody named was told" in step(paula, proposal, "open")
    assert "still on its way" in step(finn, proposal, "final")
    money.delivered()
    assert "somebody else has to make it final" in step(paula, proposal, "final")
    assert "The shares are final" in step(finn, proposal, "final")
    preview = finn.get(f"/admin/payouts/proposal/{proposal.pk}/steps/distribute/")
    assert "$318.42" in preview.content.decode()
    assert "The amounts are in the books" in step(finn, proposal, "distribute")
    assert books.payable_to(builders.person("ada").pk) == {"USD": 31842}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"amount": "a lot"}, "Write the amount in figures"),
        ({"amount": "1.234"}, "USD has 2 decimal places"),
        ({"amount": "0"}, "more than zero"),
        ({"fees_text": "13000"}, "cannot be more than the sale"),
        ({"fees_text": "-1"}, "Write what is more than nothing, or 0."),
        ({"tax_text": "-0.01"}, "Write what is more than nothing, or 0."),
        ({"currency": "dollar"}, "too many here: 3 fit"),
        ({"currency": "U1"}, "There is no currency “U1”"),
        ({"currency": "zzz"}, "There is no currency “ZZZ”"),
        ({"date": "9999-01-01"}, "This day is still to come."),
        ({"date": "0026-11-06"}, "look at its year"),
    ],
)
def test_a_wrong_sale_gets_a_sentence_and_keeps_what_was_typed(
    typed: dict[str, str], sentence: str
) -> None:
    page = add_sale(signed_in("finn"), builders.production(), **typed)
    assert sentence in page
    assert "Nordlys Kino" in page
    assert not Sale.objects.exists()


@pytest.mark.parametrize(
    ("name", "is_taken"), [("invoice.pdf", True), ("Photo.JPG", True), ("setup.exe", False)]
)
def test_evidence_is_a_document_or_a_picture(name: str, is_taken: bool) -> None:
    file = SimpleUploadedFile(name, b"%PDF-1.7 paid")
    page = add_sale(signed_in("finn"), builders.production(), evidence=file)
    assert ("not “setup.exe”" in page) is not is_taken
    assert Sale.objects.exists() is is_taken


def test_a_sale_is_looked_at_and_reversed_but_not_edited() -> None:
    finn, sale = signed_in("finn"), money.sale(builders.production())
    url = f"/admin/payouts/sale/{sale.pk}/"
    assert "Reverse" in finn.get(f"{url}change/").content.decode()
    assert finn.post(f"{url}change/", {"buyer": "Me"}).status_code == 403
    assert "Say why" in finn.post(f"{url}reverse/", {"reason": ""}).content.decode()
    finn.post(f"{url}reverse/", {"reason": "Entered twice."})
    assert Sale.objects.get(reverses=sale).reason == "Entered twice."
    assert "reversed already" in finn.get(f"{url}reverse/").content.decode()


def test_reversing_what_a_proposal_is_sharing_out_says_that_it_goes_on_doing_so() -> None:
    production = money.sold()
    sale = production.sales.get()
    url = f"/admin/payouts/sale/{sale.pk}/reverse/"
    finn, words = signed_in("finn"), "which goes on sharing it out as it was"
    assert words not in finn.get(url).content.decode()
    proposal = money.opened(money.computed(production))
    assert words in finn.get(url).content.decode()
    money.distributed(money.final(proposal))
    assert words not in finn.get(url).content.decode()


def test_a_loss_is_a_sentence() -> None:
    production, finn = builders.production(), signed_in("finn")
    money.sale(production, 100)
    money.cost(production, 200)
    typed = {"production": str(production.pk), "currency": "USD"}
    page = finn.post("/admin/payouts/proposal/add/", typed).content.decode()
    assert "nothing to propose" in page


def test_staff_without_permission_take_no_step() -> None:
    proposal = money.computed()
    max_ = builders.user("max", is_staff=True)
    client = Client()
    client.force_login(max_)
    url = f"/admin/payouts/proposal/{proposal.pk}/steps/open/"
    assert client.post(url, {"reason": "Because."}).status_code in (403, 404)
    assert Proposal.objects.get().opened_at is None


@pytest.mark.parametrize(
    "address",
    [
        *("account/", "entry/", "posting/", "sale/", "cost/", "proposal/", "policy/", "payee/"),
        *("distribution/", "computation/", "sale/add/", "cost/add/", "proposal/add/"),
        *("entry/{entry}/change/", "account/{account}/change/", "proposal/{proposal}/change/"),
        "posting/?account__id__exact={account}",
    ],
)
def test_every_money_page_of_the_admin_opens(address: str) -> None:
    proposal = money.distributed()
    entry = books.Entry.objects.get(key=f"distribution:{proposal.pk}").pk
    account = books.bank("USD").pk
    filled = address.format(entry=entry, account=account, proposal=proposal.pk)
    answer = signed_in("finn").get(f"/admin/payouts/{filled}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()
    assert " style=" not in answer.content.decode()
