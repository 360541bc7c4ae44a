"""What is booked and not paid yet waits for a copyright notice that arrives later."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from contributions.domain.copyright import Step
from contributions.models import Source
from payouts.domain.payout_states import State
from payouts.holding import hold_share, hold_source_now, why_not_hold
from payouts.models import Hold, Payee, Proposal
from payouts.queries.payability import standings
from payouts.services import clawbacks
from payouts.withdrawal.reserving import reserve
from tests import builders
from tests.contributions.services.test_copyright import notice, stepped
from tests.payouts import builders as money
from tests.payouts.builders import problems
from tests.payouts.test_noticed import kept_down, noticed, payable, settled
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def hold_of(name: str, proposal: Proposal) -> Hold:
    share = proposal.shares.get(person=builders.person(name))
    return hold_share(share=share, by=builders.staff("paula"), reason="Hers?", now=timezone.now())


def standing(name: str) -> str:
    payee = Payee.objects.get(person=builders.person(name))
    if not payee.destinations.exists():
        leaving.goes_to(payee, f"{name}@example.org")
    (one,) = standings("USD", timezone.now(), payees=[payee.pk])
    return one.obstacle


def test_what_is_booked_and_not_paid_waits_for_a_notice_that_arrives_later() -> None:
    proposal = money.distributed()
    assert standing("ada") == ""
    row = stepped(noticed(), Step.FORWARD)
    assert "stands against “The walking lighthouse”: what is booked" in standing("ada")
    assert standing("ben") == ""
    page = Client()
    page.force_login(builders.user("ada"))
    assert "A copyright notice stands against" in page.get("/earnings/").content.decode()
    assert "booked already" in why_not_hold(proposal, builders.staff("olga"))
    stepped(row, Step.RESTORE)
    assert standing("ada") == ""


def test_what_was_paid_before_the_notice_is_not_waited_for() -> None:
    money.distributed()
    standing("ada")
    payout = leaving.sent()
    assert leaving.talked(payout, hours=2).state == State.PAID
    leaving.owed("ada", 5000)
    stepped(noticed(), Step.FORWARD)
    assert standing("ada") == ""


def test_what_is_released_from_a_hold_waits_for_a_later_notice() -> None:
    proposal = money.final(money.opened())
    hold = hold_of("ada", proposal)
    money.distributed(proposal)
    settled(hold, paid=True)
    assert standing("ada") == ""
    stepped(noticed(), Step.FORWARD)
    assert "stands against" in standing("ada")


@pytest.mark.parametrize("is_released_first", [True, False])
def test_what_is_released_after_the_rest_was_paid_waits_for_a_later_notice(
    is_released_first: bool,
) -> None:
    proposal, now = money.opened(), timezone.now()
    edge = Source.objects.get(
        source__contribution__title="The walking lighthouse",
        derivative__contribution__title="Slow waltz",
    )
    olga = builders.staff("olga")
    (part,) = hold_source_now(proposal=proposal, source=edge, by=olga, reason="Hers?", now=now)
    money.distributed(money.final(proposal))
    standing("ada")
    if is_released_first:
        settled(part, paid=True)
    assert leaving.talked(leaving.sent(), hours=2).state == State.PAID
    if not is_released_first:
        settled(part, paid=True)
    leaving.owed("ada", 5000)
    stepped(noticed(), Step.FORWARD)
    assert ("stands against" in standing("ada")) is not is_released_first


def test_what_came_from_a_hold_of_others_waits_for_a_later_notice() -> None:
    proposal = money.final(money.opened())
    hold = hold_of("ben", proposal)
    money.distributed(proposal)
    standing("ada")
    assert leaving.talked(leaving.sent(), hours=2).state == State.PAID
    settled(hold, paid=False)
    stepped(noticed(), Step.FORWARD)
    assert "stands against" in standing("ada")


def test_a_notice_about_a_work_that_earned_nothing_keeps_nothing_back() -> None:
    money.distributed()
    other = builders.work("ada", title="Elsewhere")
    stepped(notice(other.contribution), Step.FORWARD)
    assert standing("ada") == ""


def test_a_notice_between_approval_and_sending_stops_the_payout() -> None:
    money.distributed()
    standing("ada")
    payout = leaving.approved(leaving.batch()).payouts.get(payee__person__user__handle="ada")
    stepped(noticed(), Step.REMOVE)
    assert not reserve(payout, timezone.now())
    payout.refresh_from_db()
    assert (payout.state, payout.reason[:18]) == (State.CANCELLED, "A copyright notice")


def test_a_notice_stops_what_is_set_aside_and_not_sent_yet() -> None:
    money.distributed()
    standing("ada")
    payout = leaving.approved(leaving.batch()).payouts.get(payee__person__user__handle="ada")
    assert reserve(payout, timezone.now())
    row = stepped(noticed(), Step.FORWARD)
    assert leaving.talked(payout).state == State.FAILED
    assert payout.reason.startswith("A copyright notice")
    assert payable("ada") == payout.amount
    stepped(row, Step.RESTORE)
    assert leaving.sent().amount == payout.amount
    assert problems() == []


def test_a_work_that_stays_down_waits_until_finance_took_it_from_its_author() -> None:
    money.distributed()
    kept_down()
    assert "finance decides whose this is" in standing("ada")
    payee = Payee.objects.get(person=builders.person("ada"))
    now = timezone.now() + timedelta(seconds=1)
    row = clawbacks.put_down(
        payee=payee, to=None, currency="USD", amount=100, reason="Not hers.",
        by=builders.staff("finn"), now=now,
    )  # fmt: skip
    clawbacks.confirm(clawback=row, by=builders.staff("paula"), reason="Seen.", now=now)
    assert standing("ada") == ""
