"""What is booked and not paid yet waits for a copyright notice that arrives later."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from contributions.domain.copyright import Step
from contributions.models import CopyrightNotice, Source
from payouts.domain.payout_states import State
from payouts.holds.holding import hold_share, hold_source_now, why_not_hold
from payouts.models import Clawback, Hold, KeptBack, Payee, Payout, Proposal, Reach
from payouts.queries.payability import Standing, standings
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
    return " ".join(one.obstacle for one in lying(payee)).strip()


def noticed_shares(people: int) -> None:
    """One notice, about a work by all of them, which is in as many distributed productions."""
    names = [f"person{number}" for number in range(people)]
    version = builders.work(*names, title="Ours")
    for name in names:
        made = builders.production(builders.project(title=f"Of {name}"))
        builders.credit(builders.piece(made, "All", 1), version, 1)
        money.sale(made)
        money.distributed(money.final(money.opened(money.computed(made))))
    stepped(notice(version.contribution), Step.FORWARD)


def lying(payee: Payee) -> list[Standing]:
    return standings("USD", timezone.now(), payees=[payee.pk])


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


def test_only_what_was_booked_for_the_noticed_work_waits_and_the_rest_is_paid() -> None:
    money.distributed()
    standing("ada")
    share = payable("ada")
    payee = leaving.owed("ada", 5000)
    row = stepped(noticed(), Step.FORWARD)
    assert {(one.amount, one.is_kept) for one in lying(payee)} == {(share, True), (5000, False)}
    page = Client()
    page.force_login(builders.user("ada"))
    said = page.get("/earnings/").content.decode()
    assert "is paid with the next batch" in said
    assert "A copyright notice stands against" in said
    payout = leaving.talked(leaving.sent(), hours=2)
    assert (payout.state, payout.amount) == (State.PAID, 5000)
    assert [one.amount for one in payout.kept_back.all()] == [share]
    assert [(one.amount, one.is_kept) for one in lying(payee)] == [(share, True)]
    stepped(row, Step.RESTORE)
    assert leaving.sent().amount == share
    assert problems() == []


def test_what_was_paid_beside_the_noticed_share_keeps_the_share_back_for_ever_after() -> None:
    money.distributed()
    standing("ada")
    share = payable("ada")
    payee = leaving.owed("ada", 5000)
    row = stepped(noticed(), Step.FORWARD)
    leaving.talked(leaving.sent(), hours=2)
    leaving.owed("ada", 700)
    assert sorted((one.amount, one.is_kept) for one in lying(payee)) == [
        (700, False),
        (share, True),
    ]
    stepped(row, Step.RESTORE)
    assert leaving.talked(leaving.sent(), hours=2).amount == share + 700
    assert not KeptBack.objects.exclude(amount=share).exists()


def test_a_payout_of_the_rest_leaves_although_the_notice_stands_and_what_came_later_does_not() -> (
    None
):
    money.distributed()
    standing("ada")
    row = stepped(noticed(), Step.FORWARD)
    leaving.owed("ada", 5000)
    payout = leaving.approved(leaving.batch()).payouts.get(payee__person__user__handle="ada")
    assert reserve(payout, timezone.now())
    assert leaving.talked(payout).state in (State.SUBMITTED, State.PAID)
    assert payout.amount == 5000
    stepped(row, Step.RESTORE)
    assert leaving.balance(payout.payee) > 0


def test_a_work_that_stays_down_waits_until_finance_took_it_from_its_author() -> None:
    money.distributed()
    row = kept_down()
    for made_for in (None, row):
        assert "finance decides whose this is" in standing("ada")
        made = taken(made_for)
        clawbacks.confirm(
            clawback=made, by=builders.staff("paula"), reason="Seen.", now=timezone.now()
        )
    assert standing("ada") == ""


def taken(notice: CopyrightNotice | None) -> Clawback:
    return clawbacks.put_down(
        payee=Payee.objects.get(person=builders.person("ada")), to=None, currency="USD",
        amount=100, reason="Not hers.", by=builders.staff("finn"), now=timezone.now(),
        notice=notice,
    )  # fmt: skip


def test_nothing_is_taken_for_a_notice_that_is_not_settled_or_about_money_of_others() -> None:
    money.distributed()
    row = stepped(noticed(), Step.FORWARD)
    with pytest.raises(ValidationError, match="not settled yet"):
        taken(row)
    stepped(row, Step.RESTORE)
    with pytest.raises(ValidationError, match="not settled yet"):
        taken(row)
    other = builders.work("ada", title="Elsewhere")
    down = stepped(notice(other.contribution), Step.REMOVE)
    CopyrightNotice.objects.filter(pk=down.pk).update(
        taken_down_at=timezone.now() - timedelta(days=300)
    )
    down.refresh_from_db()
    with pytest.raises(ValidationError, match="Nothing of theirs waits"):
        taken(down)


def test_a_payout_that_perhaps_left_is_not_sent_again_after_a_notice() -> None:
    money.distributed()
    standing("ada")
    payout = leaving.approved(leaving.batch()).payouts.get(payee__person__user__handle="ada")
    assert reserve(payout, timezone.now())
    Payout.objects.filter(pk=payout.pk).update(state=State.SUBMITTING, changed_at=timezone.now())
    stepped(noticed(), Step.FORWARD)
    assert leaving.talked(payout).state == State.SUBMITTING, "the first order may be on its way"
    assert leaving.talked(payout, hours=2).state == State.FAILED
    assert payout.reason.startswith("A copyright notice")
    assert payable("ada") == payout.amount
    assert problems() == []


def test_a_payout_that_the_provider_has_is_reconciled_although_a_notice_arrived() -> None:
    money.distributed()
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "unclear@example.org")
    payout = leaving.sent()
    assert payout.state == State.UNKNOWN
    stepped(noticed(), Step.FORWARD)
    assert leaving.talked(payout, hours=2).state == State.PAID
    assert payable("ada") == 0


def test_of_a_proposal_from_before_reaches_were_kept_only_what_it_reached_waits() -> None:
    money.distributed()
    Reach.objects.all().delete()
    other = builders.work("ada", title="Elsewhere")
    stepped(notice(other.contribution), Step.FORWARD)
    assert standing("ada") == ""
    stepped(noticed(), Step.FORWARD)
    assert "stands against" in standing("ada")


@pytest.mark.parametrize("people", [1, 4])
def test_standings_take_the_same_statements_for_any_number_of_shares_that_a_notice_stands_against(
    people: int, django_assert_num_queries: object
) -> None:
    """A work by all of them is in as many productions as they are."""
    noticed_shares(people)
    for payee in Payee.objects.all():
        leaving.goes_to(payee, f"{payee.pk}@example.org")
    with django_assert_num_queries(18):  # type: ignore[operator]
        found = standings("USD", timezone.now())
    assert ["stands against “Ours”" in one.obstacle for one in found] == [True] * people
