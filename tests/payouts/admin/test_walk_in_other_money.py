"""A sale in yen and one in dinars, from the admin to a person's account: no cents, or mils."""

import csv
import io
import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from payouts import books, tasks
from payouts.computing import computation
from payouts.models import Batch, Computation, Proposal, Sale, Share
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import add_sale, signed_in, step
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
TYPED = {"JPY": ("1,200,001", "362052"), "KWD": ("12,000.001", "3620.52")}
PROFIT = {"JPY": 837_949, "KWD": 8_379_481}
ABOUT = re.compile(r"(?:¥|JPY\s?)[\d,]*\.\d|KWD\s[\d,]+(?:\.\d{1,2}|\.\d{4,})?(?![\d,.])")
GUIDE = re.compile(r"<text class=\"guide-label\".*?</text>")
"""A chart has round figures beside it."""


def said(amount: int, currency: str) -> str:
    """As a page writes it; written down here once more by other means."""
    if currency == "JPY":
        return f"¥{amount:,}"
    return f"KWD\N{NO-BREAK SPACE}{amount // 1000:,}.{amount % 1000:03d}"


def bare(amount: int, currency: str) -> str:
    """As a file writes it."""
    return str(amount) if currency == "JPY" else f"{amount // 1000}.{amount % 1000:03d}"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    text: str = answer.content.decode().replace("&nbsp;", "\N{NO-BREAK SPACE}")
    assert "$" not in text, address
    told = GUIDE.sub("", text)
    assert not ABOUT.findall(told), (address, ABOUT.findall(told))
    return text


def file_rows(client: Client, address: str) -> list[dict[str, str]]:
    return rows_of(client.get(address).getvalue())


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode())))


def distributed(currency: str) -> Proposal:
    """Through the pages of the admin alone."""
    production, finn, paula = money.lighthouse(), signed_in("finn"), signed_in("paula")
    gross, cost = TYPED[currency]
    add_sale(finn, production, amount=gross, currency=currency.lower())
    finn.post(
        "/admin/payouts/cost/add/",
        {
            "production": str(production.pk), "category": "post", "what": "Mix and master",
            "amount_text": cost, "currency": currency, "date": "2026-11-06",
        },
    )  # fmt: skip
    typed = {"production": str(production.pk), "currency": currency}
    paula.post("/admin/payouts/proposal/add/", typed)
    computation.compute(Computation.objects.get().pk, timezone.now())
    proposal = Proposal.objects.get()
    assert "everybody named was told" in step(paula, proposal, "open")
    money.delivered()
    assert "The shares are final" in step(finn, proposal, "final")
    preview = page(finn, f"/admin/payouts/proposal/{proposal.pk}/steps/distribute/")
    assert all(said(share.amount, currency) in preview for share in proposal.shares.all())
    assert "The amounts are in the books" in step(finn, proposal, "distribute")
    return Proposal.objects.get()


@pytest.mark.parametrize("currency", ["JPY", "KWD"])
def test_every_page_and_file_has_the_decimals_of_its_money(
    currency: str, settings: Settings
) -> None:
    settings.PROPOSAL_WINDOW_SECONDS, settings.PAYOUT_PROVIDER = 0, "masspay"
    proposal = distributed(currency)
    profit, slug = PROFIT[currency], proposal.production.slug
    assert (proposal.profit, proposal.pool) == (profit, profit - profit // 2)
    assert sum(Share.objects.values_list("amount", flat=True)) == proposal.pool
    share = Share.objects.get(person=builders.person("ada"))
    mine, ada, finn = said(share.amount, currency), Client(), signed_in("finn")
    ada.force_login(builders.user("ada"))
    leaving.goes_to(share.person.payee, "ada@post.example")

    for address in ("sale/", "cost/", "account/", "posting/", f"proposal/{proposal.pk}/change/"):
        page(finn, f"/admin/payouts/{address}")
    shown = page(ada, f"/proposals/{proposal.pk}/")
    assert said(proposal.pool, currency) in shown
    assert mine in shown
    assert mine in page(ada, f"/proposals/{proposal.pk}/people/{share.person.key}/")
    assert mine in page(ada, f"/earnings/why/{slug}/")
    assert said(profit // 2, currency) in page(ada, f"/productions/{slug}/books/")
    page(ada, "/open-books/")
    assert mine in page(ada, "/earnings/")
    assert mine in page(ada, f"/earnings/statements/{YEAR}/")
    page(ada, "/earnings/years/")
    (row,) = file_rows(ada, f"/earnings/statements/{YEAR}.csv")
    assert (row["Amount"], row["Balance"]) == (bare(share.amount, currency),) * 2
    rows = file_rows(ada, f"/proposals/{proposal.pk}/proposal.csv")
    assert bare(share.amount, currency) in [cell for row in rows for cell in row.values()]
    assert ada.get(f"/earnings/statements/{YEAR}.pdf").content.startswith(b"%PDF")

    assert mine in page(finn, "/admin/payouts/batch/add/")
    leaving.owed("max")
    offered = finn.get("/admin/payouts/batch/add/").content.decode()
    assert f'href="?currency={currency}" aria-current="page">{currency} (5)' in offered
    assert 'href="?currency=USD">USD (1)' in offered
    assert "$50.00" in finn.get("/admin/payouts/batch/add/?currency=usd").content.decode()
    finn.post("/admin/payouts/batch/add/", {"currency": currency})
    batch = Batch.objects.get()
    assert mine in page(signed_in("olga"), f"/admin/payouts/batch/{batch.pk}/approval/")
    signed_in("olga").post(f"/admin/payouts/batch/{batch.pk}/approval/", {"reason": "Friday."})
    tasks.release(batch.pk)
    tasks.pay(batch.payouts.get().pk)
    asked = {"reason": "Friday.", "seen": 0}
    (paid,) = rows_of(finn.post(f"/admin/payouts/batch/{batch.pk}/file/", asked).content)
    assert (paid["Amount"], paid["Currency"]) == (bare(share.amount, currency), currency)
    assert mine in page(finn, f"/admin/payouts/batch/{batch.pk}/change/")
    assert books.payable_to(share.person_id)[currency] == 0
    assert money.problems() == []


@pytest.mark.parametrize(
    ("currency", "typed", "sentence"),
    [
        ("JPY", "1.5", "JPY has no decimal places: write whole numbers, like 1,234."),
        ("JPY", "1,00", "Write the amount in figures, like 1,234."),
        ("JPY", "a lot", "Write the amount in figures, like 1,234."),
        ("KWD", "1.2345", "KWD has 3 decimal places, not 4."),
        ("KWD", "1,5", "Use a point for decimals, like 1,234.567."),
        ("USD", "1.005", "USD has 2 decimal places, not 3."),
        ("XXQ", "1.005", "There is no currency"),
    ],
)
def test_wrong_amounts_have_their_sentence_and_stay_typed(
    currency: str, typed: str, sentence: str
) -> None:
    production, finn = money.lighthouse(), signed_in("finn")
    shown = add_sale(finn, production, amount=typed, currency=currency)
    assert sentence in shown
    assert f'value="{typed}"' in shown
    assert " has 2 decimal places, not 3" not in shown or currency == "USD"
    assert not Sale.objects.exists()
