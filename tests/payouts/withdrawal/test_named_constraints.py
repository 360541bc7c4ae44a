"""What the database refuses about payouts, whoever asks."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from payouts.models import Batch, Comparison, Destination, Payout, Transfer, Webhook
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def batch(**fields: Any) -> Batch:
    values = {"currency": "USD", "provider": "sandbox", "made_by": builders.staff("finn")}
    return Batch.objects.create(**values | fields)


def payout(**fields: Any) -> Payout:
    values = {
        "payee": leaving.owed(), "number": 1, "reference": "P-0-1", "provider": "sandbox",
        "currency": "USD", "amount": 100,
    }  # fmt: skip
    return Payout.objects.create(**values | fields)


def destination(**fields: Any) -> Destination:
    values = {
        "payee": leaving.owed(), "method": "paypal", "name": "Ada", "account": "a@example.org",
        "made_by": builders.staff("finn"), "made_at": NOW, "usable_from": NOW,
    }  # fmt: skip
    return Destination.objects.create(**values | fields)


def comparison(**fields: Any) -> Comparison:
    return Comparison.objects.create(**{"provider": "sandbox", "tried_at": NOW} | fields)


def transfer(**fields: Any) -> Transfer:
    values = {
        "provider": "sandbox", "reference": "P-1-1", "amount": 1, "currency": "USD",
        "receiver": "a@example.org", "name": "Ada",
    }  # fmt: skip
    return Transfer.objects.create(**values | fields)


def twice(make: Callable[..., object], **second: Any) -> None:
    make()
    make(**second)


def by(name: str) -> Any:
    return builders.staff(name)


ATTACKS: list[tuple[str, Callable[[], object]]] = [
    ("an_approved_batch_has_an_approver", lambda: batch(approved_at=NOW)),
    (
        "approved_by_a_second_person",
        lambda: batch(approved_at=NOW, approved_by=by("finn")),
    ),
    ("only_an_approved_batch_is_released", lambda: batch(released_at=NOW)),
    (
        "only_a_batch_that_is_not_approved_is_cancelled",
        lambda: batch(
            approved_at=NOW, approved_by=by("paula"), cancelled_at=NOW, cancelled_by=by("finn")
        ),
    ),
    ("method_of_a_destination_is_known", lambda: destination(method="cash")),
    ("a_destination_has_a_holder_and_a_place", lambda: destination(account="")),
    (
        "a_destination_is_not_usable_before_it_was_made",
        lambda: destination(usable_from=NOW - timedelta(seconds=1)),
    ),
    (
        "payouts_of_a_payee_are_numbered_once",
        lambda: twice(payout, reference="P-0-2"),
    ),
    (
        "a_payee_has_one_payout_on_its_way_per_currency",
        lambda: twice(
            lambda **more: payout(**{"state": "submitted"} | more), number=2, reference="P-0-2"
        ),
    ),
    ("a_payout_moves_a_sensible_amount", lambda: payout(amount=0)),
    ("state_of_a_payout_is_known", lambda: payout(state="lost")),
    ("a_reference_is_one_payment_for_ever", lambda: twice(transfer)),
    ("a_provider_has_one_daily_comparison", lambda: twice(comparison)),
    ("a_comparison_that_fails_says_why", lambda: comparison(failing_since=NOW)),
    ("status_of_a_transfer_is_known", lambda: transfer(status="maybe")),
]


@pytest.mark.parametrize(("name", "attack"), ATTACKS, ids=[name for name, _ in ATTACKS])
def test_the_database_refuses(name: str, attack: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        attack()


def test_a_webhook_is_kept_once() -> None:
    told = {"provider": "stripe", "event": "evt_1", "body": "{}"}
    Webhook.objects.create(**told)
    name = "a_webhook_of_a_provider_counts_once"
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Webhook.objects.create(**told)
