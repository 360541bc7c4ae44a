"""What no other record books: by two people, in one entry, and never more than there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from hitrecord.queries.queues import queues
from payouts import books
from payouts.computing import computation
from payouts.models import Adjustment, Budget, Pool, Proposal
from payouts.models.books import Balance
from payouts.services import adjustments
from payouts.services.income import reverse_budget
from payouts.services.proposals import propose
from projects.models import Production
from tests import builders
from tests.payouts import builders as money
from tests.payouts.admin.test_walk import signed_in
from tests.payouts.test_waivers import waived

pytestmark = pytest.mark.django_db


def down(kind: str, amount: int = 300, by: str = "finn", **fields: Any) -> Adjustment:
    values = {"kind": kind, "amount": amount, "currency": "USD", "reason": "The bank's letter."}
    made = Adjustment(**values | fields)
    return adjustments.put_down(adjustment=made, by=builders.staff(by), now=timezone.now())


def said(step: str, found: Adjustment, by: str = "olga", reason: str = "Seen.") -> Adjustment:
    given = {"by": builders.staff(by), "reason": reason, "now": timezone.now()}
    done: Adjustment = getattr(adjustments, step)(adjustment=found, **given)
    return done


def held(currency: str = "USD") -> dict[str, int]:
    rows = Balance.objects.filter(account__currency=currency).select_related("account")
    return {row.account.code.removesuffix(f":{currency}"): -row.held for row in rows if row.held}


def everybody_waived(pool: int = 1_000) -> Production:
    """$5.00 lies in the community pool."""
    production = builders.production(builders.project("Waived"))
    builders.credit(builders.piece(production, "Film", 1), builders.work("ada"))
    waived(production, "ada")
    money.sale(production, pool)
    money.distributed(money.final(money.opened(money.computed(production))))
    return production


def test_fees_of_the_bank_and_cash_at_the_service_are_booked_after_a_second_yes() -> None:
    fee = down("bank fees", 250)
    assert held() == {}
    said("confirm", fee)
    said("confirm", down("to provider", 10_000, provider="masspay"))
    said("confirm", down("provider fees", 99, provider="masspay"))
    said("confirm", down("fees borne", 349))
    assert held() == {"bank": -10_250, "provider:masspay": 9_901, "company": 349}
    assert money.problems() == []


def test_whoever_put_it_down_does_not_confirm_it_and_it_is_decided_once() -> None:
    fee = down("bank fees")
    with pytest.raises(ValidationError, match="somebody else has to confirm"):
        said("confirm", fee, by="finn")
    said("confirm", fee)
    for step in ("confirm", "drop"):
        with pytest.raises(ValidationError, match="confirmed already"):
            said(step, fee)
    other = down("bank fees")
    said("drop", other, by="finn")
    with pytest.raises(ValidationError, match="was dropped"):
        said("confirm", other)
    assert held() == {"bank": -300, "fees": 300}


def test_it_is_corrected_by_a_reversal_of_two_people() -> None:
    fee = said("confirm", down("bank fees"))
    mirror = said("reverse", fee, by="finn", reason="It was not ours.")
    with pytest.raises(ValidationError, match="reversed already"):
        said("reverse", fee)
    assert held() == {"bank": -300, "fees": 300}
    said("confirm", mirror)
    assert held() == {}
    with pytest.raises(ValidationError, match="a reversal is not"):
        said("reverse", mirror)
    assert money.problems() == []


def test_the_community_pool_pays_a_budget_of_a_later_production(client: Client) -> None:
    everybody_waived()
    later = money.lighthouse()
    grant = down("grant", 400, production=later, reason="Music for the next film")
    said("confirm", grant)
    budget = Budget.objects.get()
    assert (budget.production, budget.amount, budget.adjustment) == (later, 400, grant)
    assert books.community() == {"USD": 100}
    made = propose(production=later, currency="USD", by=builders.staff("finn"), kind=Pool.BUDGET)
    computation.compute(made.computation.pk, timezone.now())
    paid = money.distributed(money.final(money.opened(Proposal.objects.get(pk=made.pk))))
    assert (paid.company, paid.pool) == (0, 400)
    assert money.problems() == []
    page = client.get("/open-books/").content.decode()
    assert '<b class="num">$1.00</b>' in page
    assert "Music for the next film" in page
    assert "−$4.00" in page
    own = client.get(f"/productions/{later.slug}/books/").content.decode()
    assert "From the community pool: Music for the next film" in own


def test_a_grant_is_taken_back_by_reversing_its_budget() -> None:
    everybody_waived()
    grant = said("confirm", down("grant", 400, production=money.lighthouse()))
    with pytest.raises(ValidationError, match="reverse that"):
        said("reverse", grant)
    reverse_budget(budget=Budget.objects.get(), by=builders.staff("finn"), reason="Not made.")
    assert books.community() == {"USD": 500}
    assert money.problems() == []


def test_who_is_credited_there_does_not_confirm_the_grant() -> None:
    everybody_waived()
    grant = down("grant", 400, production=money.lighthouse())
    with pytest.raises(ValidationError, match="credited there"):
        said("confirm", grant, by="eva")


def test_no_more_leaves_the_community_pool_than_lies_there() -> None:
    everybody_waived()
    with pytest.raises(ValidationError, match=r"Only \$5.00 lies"):
        down("grant out", 501)
    first, second = down("grant out", 500), down("grant out", 500)
    said("confirm", first)
    with pytest.raises(ValidationError, match=r"Only \$0.00 lies"):
        said("confirm", second)
    with (
        pytest.raises(IntegrityError, match="an_account_without_overdraft_stays_covered"),
        transaction.atomic(),
    ):
        books.post(
            key="around",
            kind="test",
            lines=[(books.community_pool("USD"), 1), (books.bank("USD"), -1)],
            source=first,
        )


def test_checkbooks_knows_what_was_confirmed() -> None:
    fee = down("bank fees")
    Adjustment.objects.filter(pk=fee.pk).update(
        confirmed_by=builders.staff("olga"), confirmed_at=timezone.now()
    )
    assert money.problems() == [
        f"“{fee.reason}” (adjustment {fee.pk}) is $3.00 in its record and $0.00 in the books."
    ]


def test_finance_types_it_in_figures_of_its_currency(client: Client) -> None:
    finn, address = signed_in("finn"), "/admin/payouts/adjustment/add/"

    def typed(**fields: Any) -> str:
        form = {"kind": "bank fees", "currency": "KWD", "amount_text": "1.250", "reason": "Letter"}
        return finn.post(address, form | fields, follow=True).content.decode()

    assert "JPY has no decimal places" in typed(currency="JPY", amount_text="1.5")
    assert "An amount is more than zero" in typed(amount_text="-3")
    assert "There is no currency" in typed(currency="XXX")
    assert "Choose the payment service" in typed(kind="to provider")
    assert "Choose the production" in typed(kind="grant")
    assert "Leave this empty" in typed(provider="masspay")
    assert not Adjustment.objects.exists()
    letter = SimpleUploadedFile("letter.pdf", b"%PDF")
    assert "Somebody else has to confirm it" in typed(evidence=letter)
    made = Adjustment.objects.get()
    assert (made.amount, made.currency) == (1250, "KWD")
    typed(currency="JPY", amount_text="300")
    assert "KWD\xa01.250" in finn.get("/admin/payouts/adjustment/?open=yes").content.decode()
    file = finn.get(f"/admin/payouts/adjustment/{made.pk}/evidence/")
    assert b"".join(file) == b"%PDF"
    assert file["Content-Disposition"] == f'attachment; filename="evidence-{made.pk}.pdf"'
    label = "Adjustments that need a second person"
    assert next(one.count for one in queues(builders.staff("olga")) if one.label == label) == 2
    olga, step = signed_in("olga"), f"/admin/payouts/adjustment/{made.pk}/said/confirm/"
    assert "Confirm and book it" in olga.get(step).content.decode()
    olga.post(step, {"reason": "I have the letter."})
    assert held("KWD") == {"bank": -1250, "fees": 1250}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("an_adjustment_has_an_amount_and_a_reason", {"amount": 0}),
        ("an_adjustment_has_an_amount_and_a_reason", {"reason": ""}),
        ("currency_of_an_adjustment_has_three_letters", {"currency": "usd"}),
        ("kind_of_an_adjustment_is_known", {"kind": "gift"}),
        ("a_grant_and_nothing_else_names_a_production", {"kind": "grant"}),
        ("cash_at_a_payment_service_names_the_service", {"provider": "masspay"}),
        ("an_adjustment_is_confirmed_by_a_second_person", {"confirmed_at": timezone.now()}),
        ("a_dropped_adjustment_was_dropped_by_somebody", {"dropped_at": timezone.now()}),
    ],
)
def test_what_the_database_refuses(name: str, fields: dict[str, Any]) -> None:
    values = {"kind": "bank fees", "amount": 5, "currency": "USD", "reason": "Letter"}
    by = {"made_by": builders.staff("finn")}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Adjustment.objects.create(**values | by | fields)


def test_an_adjustment_stays_and_is_reversed_once() -> None:
    fee = said("confirm", down("bank fees"))
    for attack in (fee.delete, lambda: Adjustment.objects.update(amount=1)):
        with pytest.raises(IntegrityError, match="is decided once"), transaction.atomic():
            attack()
    said("reverse", fee)
    values = {"kind": "bank fees", "amount": 300, "currency": "USD", "reason": "Again"}
    by = {"made_by": builders.staff("finn"), "reverses": fee}
    with (
        pytest.raises(IntegrityError, match="an_adjustment_is_reversed_once"),
        transaction.atomic(),
    ):
        Adjustment.objects.create(**values | by)
