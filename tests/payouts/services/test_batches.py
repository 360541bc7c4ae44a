"""Two people pay out, and neither is paid by it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Notice
from payouts.domain.payout_states import Effect, State
from payouts.freezing import freeze
from payouts.models import Payee, Payout
from payouts.queries.payability import standings
from payouts.services import batches
from payouts.withdrawal.posting import post
from tests import builders
from tests.payouts.withdrawal import leaving, lifting

pytestmark = pytest.mark.django_db


def obstacle(payee: Payee) -> str:
    (one,) = standings("USD", timezone.now(), payees=[payee.pk])
    return one.obstacle


def test_a_batch_pays_everybody_their_whole_balance() -> None:
    leaving.owed("ada", 5000)
    leaving.owed("ben", 1000)
    paid = leaving.batch().payouts.order_by("-amount")
    assert [(one.amount, one.state) for one in paid] == [(5000, "draft"), (1000, "draft")]


def test_nobody_is_in_two_batches() -> None:
    leaving.owed()
    leaving.batch()
    with pytest.raises(ValidationError, match="Nobody can be paid"):
        leaving.batch()


def test_less_than_the_threshold_is_carried_forward() -> None:
    ada = leaving.owed(amount=999)
    assert "Less than $10.00" in obstacle(ada)
    Payee.objects.filter(pk=leaving.owed("ben", 4000).pk).update(threshold=50)
    assert "Less than $50.00" in obstacle(Payee.objects.get(person=builders.person("ben")))


def test_finance_pays_below_the_threshold_with_a_reason() -> None:
    ada = leaving.owed(amount=999)
    asked: dict[str, Any] = {
        "currency": "USD", "provider": "sandbox", "by": builders.staff("finn"),
        "now": timezone.now(), "below_threshold": [ada.pk],
    }  # fmt: skip
    with pytest.raises(ValidationError, match="Say why"):
        batches.make_batch(**asked)
    assert batches.make_batch(**asked, reason="Ada leaves.").payouts.get().amount == 999


def test_whoever_has_said_nothing_waits() -> None:
    ada = leaving.owed()
    ben = leaving.owed("ben")
    leaving.goes_to(ben, "new@example.org", timezone.now() + timedelta(hours=72))
    eva = leaving.owed("eva", account="eva@example.org")
    assert [obstacle(ada), obstacle(eva)] == ["", ""]
    assert "was changed" in obstacle(ben)
    assert {one.payee for one in leaving.batch().payouts.all()} == {ada, eva}


def test_the_maker_does_not_approve() -> None:
    leaving.owed()
    with pytest.raises(ValidationError, match="somebody else has to approve"):
        batches.approve(
            batch=leaving.batch(), by=builders.staff("finn"), reason="", now=timezone.now()
        )


def test_nobody_approves_their_own_money_superusers_included() -> None:
    paula = builders.staff("paula")
    paula.is_superuser = True
    paula.save()
    leaving.owed("paula")
    made = leaving.batch()
    assert "You are paid by this batch" in batches.why_not_approved(made, paula)


def test_nobody_makes_a_batch_for_themself() -> None:
    leaving.owed("finn")
    made = leaving.batch()
    assert "is paid by it" in batches.why_not_approved(made, builders.staff("paula"))


def test_a_batch_is_approved_once() -> None:
    leaving.owed()
    made = leaving.approved()
    assert made.payouts.get().state == State.APPROVED
    with pytest.raises(ValidationError, match="approved already"):
        leaving.approved(made)


def test_a_cancelled_batch_leaves_the_money_where_it_is() -> None:
    ada = leaving.owed()
    made = leaving.batch()
    finn = builders.staff("finn")
    batches.cancel(batch=made, by=finn, reason="Wrong day.", now=timezone.now())
    assert made.payouts.get().state == State.CANCELLED
    assert leaving.balance(ada) == 5000
    with pytest.raises(ValidationError, match="cancelled"):
        leaving.approved(made)
    assert leaving.batch().payouts.get().reference == f"P-{ada.pk}-2"


def test_a_freeze_stops_batches_until_it_is_lifted() -> None:
    leaving.owed()
    standing = freeze(["The books do not balance."])
    with pytest.raises(ValidationError, match="stand still"):
        leaving.batch()
    assert standing
    lifting.lifted(standing)
    assert leaving.batch().payouts.count() == 1


@pytest.mark.parametrize("people", [1, 12])
def test_standings_take_the_same_statements_for_one_and_for_many(
    people: int, django_assert_num_queries: object
) -> None:
    for number in range(people):
        leaving.owed(f"person{number}")
    with django_assert_num_queries(6):  # type: ignore[operator]
        assert len(standings("USD", timezone.now())) == people
    assert Payout.objects.count() == 0


def test_a_payee_whose_payout_is_on_its_way_is_left_out_at_approval() -> None:
    ada = leaving.owed()
    made = leaving.batch()
    earlier = Payout.objects.create(
        payee=ada, number=9, reference=f"P-{ada.pk}-9", provider="sandbox", currency="USD",
        amount=1, state=State.SUBMITTED,
    )  # fmt: skip
    post(earlier, [Effect.RESERVE])
    leaving.approved(made)
    left_out = made.payouts.get()
    assert left_out.state == State.CANCELLED
    assert "still on its way" in left_out.reason
    told = Notice.objects.get(recipient__person=ada.person, key=f"payout-{left_out.pk}-cancelled")
    assert "still on its way" in told.body
