"""Payouts by Stripe, with the real library and Stripe's calls in this process."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from payouts import tasks
from payouts.domain.payout_states import State, Status
from payouts.domain.stripe_amounts import from_stripe, to_stripe
from payouts.models import Batch, Payee, Payout, Webhook
from payouts.providers import Order, Rejected, Unclear
from payouts.providers.all import names, provider_named
from payouts.withdrawal.daily import WINDOW
from payouts.withdrawal.reconciliation import reconcile
from tests.payouts.builders import problems
from tests.payouts.withdrawal import leaving
from tests.payouts.withdrawal.stripe_fake import FakeStripe, event, signed, stand_in

pytestmark = pytest.mark.django_db
ACCOUNT = "acct_1AdaBrandt"


@pytest.fixture
def fake(settings: Settings) -> Iterator[FakeStripe]:
    yield from stand_in(settings)


def order(amount: int = 5000, currency: str = "USD", reference: str = "P-1-1") -> Order:
    return Order(reference, amount, currency, ACCOUNT, "Ada")


def sent(mood: str = "ok", fake: FakeStripe | None = None) -> Payout:
    leaving.owed("ada", 5000, ACCOUNT)
    made = leaving.batch("stripe")
    if fake:
        fake.mood = mood
    return leaving.sent(made)


def tell(body: bytes, signature: str) -> int:
    return Client().post(
        "/webhooks/stripe/", body, content_type="application/json",
        headers={"Stripe-Signature": signature},
    ).status_code  # fmt: skip


def hear_everything(hours: int = 0) -> None:
    for told in Webhook.objects.all():
        tasks.hear_webhook(told.pk)


def test_a_transfer_is_paid_and_settled_once(fake: FakeStripe) -> None:
    payout = sent()
    assert payout.state == State.PAID
    (transfer,) = fake.transfers.values()
    assert (transfer["amount"], transfer["destination"]) == (5000, ACCOUNT)
    assert problems() == []


def test_the_same_reference_stays_one_payment(fake: FakeStripe) -> None:
    stripe = provider_named("stripe")
    assert stripe.create(order()) == stripe.create(order())
    assert len(fake.transfers) == 1


@pytest.mark.parametrize("mood", ["silent", "broken", "silent after"])
def test_no_clear_answer_is_unknown_until_stripe_was_asked(fake: FakeStripe, mood: str) -> None:
    payout = sent(mood, fake)
    assert payout.state == State.UNKNOWN
    fake.mood = "ok"
    assert leaving.talked(payout, hours=1).state == State.PAID
    assert len(fake.transfers) == 1
    assert problems() == []


def test_a_definite_no_gives_the_money_back_with_the_reason(fake: FakeStripe) -> None:
    payout = sent("refuse", fake)
    assert (payout.state, "Stripe did not take it" in payout.reason) == (State.REJECTED, True)
    assert leaving.balance(payout.payee) == 5000


def test_our_own_empty_account_is_not_the_payees_fault(fake: FakeStripe) -> None:
    assert "Finance pays it again" in sent("empty", fake).reason


def test_the_same_key_with_other_money_is_nobodys_money(fake: FakeStripe) -> None:
    stripe = provider_named("stripe")
    stripe.create(order())
    with pytest.raises(Unclear):
        stripe.create(order(amount=1))


def test_only_stripe_accounts_are_paid(fake: FakeStripe) -> None:
    with pytest.raises(Rejected, match="Only a Stripe account"):
        provider_named("stripe").create(Order("P-1-1", 5, "USD", "ada@example.org", "Ada"))
    assert fake.calls == []


def test_a_reversed_transfer_came_back(fake: FakeStripe) -> None:
    payout = sent()
    fake.reverse(payout.reference)
    body = event(payout.reference)
    assert tell(body, signed(body)) == 200
    hear_everything()
    payout.refresh_from_db()
    assert payout.state == State.RETURNED
    assert leaving.balance(payout.payee) == 5000
    assert problems() == []


def test_a_webhook_twice_counts_once(fake: FakeStripe) -> None:
    payout = sent()
    fake.reverse(payout.reference)
    body = event(payout.reference)
    for _again in range(2):
        assert tell(body, signed(body)) == 200
        hear_everything()
    assert Webhook.objects.count() == 1
    assert leaving.balance(payout.payee) == 5000


@pytest.mark.parametrize(
    "signature",
    ["", "t=1,v1=ab", "nonsense", "another secret", "another body", "an old one"],
)
def test_what_is_not_signed_is_not_kept(fake: FakeStripe, signature: str) -> None:
    body = event("P-1-1")
    forged = {
        "another secret": signed(body, "whsec_other"),
        "another body": signed(body + b" "),
        "an old one": signed(body, at=time.time() - 3600),
    }
    assert tell(body, forged.get(signature, signature)) == 400
    assert not Webhook.objects.exists()


ABOUT_NOTHING = b'{"id": "e1", "type": "transfer.paid", "data": {"object": [1]}}'


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"id": 1}', b"\xff", ABOUT_NOTHING])
def test_what_stripe_would_never_send_is_refused(fake: FakeStripe, body: bytes) -> None:
    assert tell(body, signed(body)) == 400


def test_a_webhook_before_our_commit_is_heard_again(fake: FakeStripe) -> None:
    """The payout it is about is not there yet."""
    payee = Payee.objects.get(pk=leaving.owed("ada", 5000, ACCOUNT).pk)
    reference = f"P-{payee.pk}-1"
    body = event(reference, "transfer.created")
    tell(body, signed(body))
    hear_everything()
    told = Webhook.objects.get()
    assert (told.finished_at, told.quarantined_at) == (None, None)
    assert sent().reference == reference
    Webhook.objects.update(due_at=timezone.now())
    hear_everything()
    assert Webhook.objects.get().finished_at


def test_a_webhook_about_an_unknown_payout_ends_with_a_sentence(fake: FakeStripe) -> None:
    body = event("P-999-9")
    assert tell(body, signed(body)) == 200
    for _time in range(4):
        Webhook.objects.update(due_at=timezone.now())
        hear_everything()
    told = Webhook.objects.get()
    assert told.quarantined_at
    assert "a payout that we do not know" in told.reason


def test_other_events_are_answered_and_forgotten(fake: FakeStripe) -> None:
    body = event("P-1-1", "charge.succeeded")
    assert tell(body, signed(body)) == 200
    assert not Webhook.objects.exists()


def test_without_a_secret_there_is_no_such_address() -> None:
    assert tell(b"{}", "") == 404
    assert "stripe" not in names()


def test_reconciliation_reads_every_page(fake: FakeStripe) -> None:
    payout = sent()
    stripe = provider_named("stripe")
    for number in range(2, 6):
        stripe.create(order(reference=f"X-{number}"))
    found = reconcile(stripe, timezone.now())
    assert [one.reference for one in found] == ["X-2", "X-3", "X-4", "X-5"]
    payout.refresh_from_db()
    assert payout.state == State.PAID


def test_a_part_that_was_reversed_is_another_amount(fake: FakeStripe) -> None:
    payout = sent()
    fake.transfers[payout.reference]["amount_reversed"] = 1000
    (found,) = reconcile(provider_named("stripe"), timezone.now())
    assert "another amount" in found.sentence


def test_one_amount_that_cannot_be_read_stops_nothing(fake: FakeStripe) -> None:
    stripe, payout = provider_named("stripe"), sent()
    stripe.create(order(700, "ISK", "X-2"))
    fake.transfers["X-2"]["amount"] = 150
    fake.transfers[payout.reference]["amount_reversed"] = 1000
    found = {one.reference: one.sentence for one in reconcile(stripe, timezone.now())}
    assert "cannot be read" in found["X-2"]
    assert "another amount" in found[payout.reference]
    with pytest.raises(Unclear):
        stripe.fetch("X-2")


def test_the_daily_check_reads_only_what_is_new_enough(fake: FakeStripe) -> None:
    """An old payment is neither read nor missed; a new one is."""
    payout = sent()
    fake.transfers[payout.reference]["created"] -= 200 * 86_400
    now = timezone.now()
    (missed,) = reconcile(provider_named("stripe"), now, since=now - WINDOW)
    assert "does not know it" in missed.sentence
    Batch.objects.update(approved_at=now - timedelta(days=200))
    assert reconcile(provider_named("stripe"), now, since=now - WINDOW) == []


def test_yen_have_no_cents_there_and_dinars_end_in_a_zero(fake: FakeStripe) -> None:
    stripe = provider_named("stripe")
    known = stripe.create(order(1250, "JPY"))
    assert (known.amount, fake.transfers["P-1-1"]["amount"]) == (1250, 1250)
    assert stripe.create(order(12_340, "KWD", "P-1-2")).amount == 12_340
    with pytest.raises(Rejected, match="this exact"):
        stripe.create(order(12_345, "KWD", "P-1-3"))
    assert stripe.create(order(700, "ISK", "P-1-4")).status == Status.PAID
    assert fake.transfers["P-1-4"]["amount"] == 70_000


@pytest.mark.parametrize(
    ("amount", "currency", "exponent"),
    [(5, "USD", 2), (5, "JPY", 0), (10, "KWD", 3), (7, "ISK", 0)],
)
def test_amounts_come_back_as_they_went(amount: int, currency: str, exponent: int) -> None:
    there = to_stripe(amount, currency, exponent)
    assert from_stripe(there, currency, exponent) == amount
    with pytest.raises(ValueError, match="MGA"):
        to_stripe(1250, "MGA", 2)
    with pytest.raises(ValueError, match="ISK"):
        from_stripe(150, "ISK", 0)


def test_the_library_is_not_imported_before_it_is_needed() -> None:
    code = (
        "import django, sys; django.setup(); import payouts.urls, payouts.tasks;"
        " sys.exit('stripe' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"])
def test_a_secret_without_the_library_is_said_at_the_start(name: str) -> None:
    """Otherwise every webhook, signed or not, would end in an error of ours."""
    code = 'import sys; sys.modules["stripe"] = None; import hitrecord.settings'
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, name: "whsec_x"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Stripe needs its library" in done.stderr
