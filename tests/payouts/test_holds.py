"""A disputed share is held alone, the rest is paid, and a second person settles it."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from contributions.models import Relation, Source
from payouts import books
from payouts.computing.verification import first_difference
from payouts.holds.holding import hold_share
from payouts.models import Hold, Proposal, Share
from payouts.services.holds import hold_source, settle
from tests import builders
from tests.payouts import builders as money
from tests.payouts.builders import problems

pytestmark = pytest.mark.django_db


def share_of(name: str, proposal: Proposal) -> Share:
    return proposal.shares.get(person=builders.person(name))


def payable(name: str) -> int:
    return books.payable_to(builders.person(name).pk).get("USD", 0)


def waiting(name: str) -> int:
    return books.held_for(builders.person(name).pk).get("USD", 0)


def held(name: str, proposal: Proposal | None = None) -> Hold:
    return hold_share(
        share=share_of(name, proposal or money.opened()),
        by=builders.staff("paula"),
        reason="Somebody else says they wrote it.",
        now=timezone.now(),
    )


def settled(hold: Hold, *, paid: bool, by: str = "finn", decision: str = "It is settled.") -> Hold:
    now = timezone.now()
    settle(hold=hold, by=builders.staff(by), paid=paid, decision=decision, now=now)
    return Hold.objects.get(pk=hold.pk)


def test_the_rest_is_paid_and_the_held_share_waits() -> None:
    hold = held("ada")
    proposal = money.distributed(money.final(hold.share.proposal))
    assert (payable("ada"), waiting("ada")) == (0, 31842)
    assert payable("ben") == share_of("ben", proposal).amount
    assert first_difference(proposal) == ""
    assert problems() == []


def test_a_settled_hold_is_a_transfer_to_the_person() -> None:
    hold = held("ada")
    money.distributed(money.final(hold.share.proposal))
    settled(hold, paid=True)
    assert (payable("ada"), waiting("ada")) == (31842, 0)
    with pytest.raises(ValidationError, match="settled already"):
        settled(hold, paid=True)
    assert problems() == []


def test_what_is_not_the_persons_goes_to_the_others_by_their_grains() -> None:
    hold = held("ada")
    proposal = money.distributed(money.final(hold.share.proposal))
    before = {name: payable(name) for name in ("ben", "cleo", "dan", "eva")}
    settled(hold, paid=False)
    assert (payable("ada"), waiting("ada")) == (0, 0)
    gained = {name: payable(name) - amount for name, amount in before.items()}
    assert sum(gained.values()) == 31842
    grains = {name: share_of(name, proposal).grains for name in gained}
    for name, gain in gained.items():
        assert abs(gain - 31842 * grains[name] / sum(grains.values())) < 1
    assert problems() == []


def test_for_a_source_only_what_depends_on_it_is_held() -> None:
    """Cleo passes 20 % of three quarters of 20 % of 4,189.74 on; two thirds of that to Ada."""
    proposal = money.opened()
    edge = Source.objects.get(
        source__contribution__title="The walking lighthouse",
        derivative__contribution__title="Slow waltz",
    )
    hold_source(
        proposal=proposal,
        source=edge,
        by=builders.staff("paula"),
        reason="Is it her poem?",
        now=timezone.now(),
    )
    holds = list(Hold.objects.all())
    assert [(one.share.person.credit_name, one.amount) for one in holds] == [("Ada", 8379)]
    money.distributed(money.final(proposal))
    assert (payable("ada"), waiting("ada")) == (31842 - 8379, 8379)
    before = {name: payable(name) for name in ("ben", "cleo", "dan", "eva")}
    settled(holds[0], paid=False)
    gained = {name: payable(name) - amount for name, amount in before.items()}
    assert gained["ben"] + gained["cleo"] + gained["dan"] + gained["eva"] == 8379
    assert gained["ben"] >= 8378  # the other source of the song gets what was passed on
    assert problems() == []


def test_what_the_proposal_does_not_depend_on_is_not_held() -> None:
    proposal = money.opened()
    builders.remix(builders.work("ada"), "ben")
    edge = Source.objects.latest("pk")
    with pytest.raises(ValidationError, match="does not depend"):
        hold_source(
            proposal=proposal,
            source=edge,
            by=builders.staff("paula"),
            reason="So.",
            now=timezone.now(),
        )


def test_who_may_hold_and_settle() -> None:
    hold = held("ada")
    with pytest.raises(ValidationError, match="held already"):
        held("ada", hold.share.proposal)
    with pytest.raises(ValidationError, match="after the distribution"):
        settled(hold, paid=True)
    proposal = money.distributed(money.final(hold.share.proposal))
    with pytest.raises(ValidationError, match="You held this share"):
        settled(hold, paid=True, by="paula")
    with pytest.raises(ValidationError, match="You are named"):
        settled(hold, paid=True, by="ben")
    with pytest.raises(ValidationError, match="Say what was decided"):
        settled(hold, paid=True, decision=" ")
    with pytest.raises(ValidationError, match="booked already"):
        held("ben", proposal)


def test_a_reason_comes_with_a_hold() -> None:
    share = share_of("ada", money.opened())
    with pytest.raises(ValidationError, match="Say why"):
        hold_share(share=share, by=builders.staff("paula"), reason=" ", now=timezone.now())


def test_a_payable_account_is_not_filled_from_anothers_hold() -> None:
    hold = held("ada")
    money.distributed(money.final(hold.share.proposal))
    assert waiting("ben") == 0
    assert {row.held for row in books.balances().filter(account__code__contains=":held:")} == {
        31842
    }


def test_of_a_source_what_is_held_whole_already_is_left_and_the_rest_is_held() -> None:
    production = builders.production()
    poem = builders.work("ada", "ben", title="Poem")
    song = builders.work("cleo", title="Song", sources={poem: Relation.BASED_ON})
    builders.credit(builders.piece(production, "Song", 20), song, 3)
    proposal = money.opened(money.computed(money.sold(production)))
    whole = held("ada", proposal)
    edge = Source.objects.get(derivative=song)
    again = partial(
        hold_source,
        proposal=proposal,
        source=edge,
        by=builders.staff("paula"),
        reason="Is it?",
        now=timezone.now(),
    )
    again()
    assert {(one.share.person.credit_name, one.amount) for one in Hold.objects.all()} == {
        ("Ada", whole.amount),
        ("Ben", share_of("ben", proposal).amount),
    }
    with pytest.raises(ValidationError, match="held already"):
        again()


def test_a_hold_only_grows_and_only_before_the_money_is_in_the_books() -> None:
    proposal = money.opened()
    edge = Source.objects.get(
        source__contribution__title="The walking lighthouse",
        derivative__contribution__title="Slow waltz",
    )
    paula = builders.staff("paula")
    hold_source(proposal=proposal, source=edge, by=paula, reason="So.", now=timezone.now())
    rows = Hold.objects.all()
    for amount in (8378, 31843):
        with pytest.raises(IntegrityError, match="a hold stays"), transaction.atomic():
            rows.update(amount=amount)
    rows.update(amount=8380)
    money.distributed(money.final(proposal))
    with pytest.raises(IntegrityError, match="a hold stays"), transaction.atomic():
        rows.update(amount=8381)
