"""A held share, and one decided against somebody, do not stand as payable among the earnings."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Event, Notice
from payouts.models import Hold, Proposal
from payouts.queries.openbooks import books_of
from payouts.services.holds import settle
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def held(name: str = "eva", amount: int = 0) -> Hold:
    proposal = money.opened()
    share = proposal.shares.get(person=builders.person(name))
    hold = Hold.objects.create(
        share=share,
        amount=amount or share.amount,
        reason="Who mixed it?",
        held_by=builders.staff("paula"),
    )
    money.distributed(money.final(proposal))
    return Hold.objects.get(pk=hold.pk)


def decided(hold: Hold, *, paid: bool) -> None:
    settle(
        hold=hold,
        by=builders.staff("olga"),
        paid=paid,
        decision="Dan mixed it.",
        now=timezone.now(),
    )


def line(name: str = "eva") -> str:
    client = Client()
    client.force_login(builders.user(name))
    page = client.get("/earnings/").content.decode()
    found = re.search(r'<li><a class="earning".*?</li>', page, re.DOTALL)
    assert found is not None
    return found[0]


def dollars(hold: Hold) -> str:
    return f"${hold.share.amount / 100:,.2f}"


def test_a_share_that_is_held_says_so_and_why() -> None:
    hold = held()
    said = line()
    assert "Payable" not in said
    assert "booked for you" not in said
    assert ">Held<" in said
    assert f"{dollars(hold)} is held: Who mixed it?" in said


def test_what_went_to_the_others_is_not_payable_to_the_person() -> None:
    hold = held()
    decided(hold, paid=False)
    said = line()
    assert "Payable" not in said
    assert f"{dollars(hold)} went to the others: Dan mixed it." in said
    assert 'num">$0.00<' in said


def test_what_was_decided_for_the_person_is_payable_whole() -> None:
    hold = held()
    decided(hold, paid=True)
    assert "Payable" in line()
    assert f'num">{dollars(hold)}<' in line()


def test_of_a_share_held_in_part_the_rest_is_payable() -> None:
    hold = held(amount=100)
    rest = f"${(hold.share.amount - 100) / 100:,.2f}"
    said = line()
    assert "Payable" in said
    assert "$1.00 is held: Who mixed it?" in said
    assert f'num">{rest}<' in said


def told(proposal: Proposal) -> set[str]:
    notices = Notice.objects.filter(event=Event.DISTRIBUTED)
    return set(notices.values_list("recipient__handle", flat=True))


def test_only_whoever_got_something_hears_that_money_is_booked() -> None:
    hold = held()
    handles = told(hold.share.proposal)
    assert "eva" not in handles
    assert {"ada", "dan"} <= handles


def test_the_open_books_keep_for_guests_only_what_is_theirs() -> None:
    eva = builders.person("eva")
    hold = held()
    eva.user = None
    eva.save()
    assert books_of(hold.share.proposal.production)[0].unclaimed == 0
    decided(hold, paid=True)
    assert books_of(hold.share.proposal.production)[0].unclaimed == hold.share.amount
