"""What is held of a proposal is held in the revision that replaces it, and is not paid with it."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from contributions.models import Source
from payouts.admin.steps import final_step
from payouts.computing import computation
from payouts.models import Hold, Proposal
from payouts.services.holds import hold_source
from payouts.services.revising import revise
from tests import builders
from tests.payouts import builders as money
from tests.payouts.test_checkbooks import by_force, checkbooks
from tests.payouts.test_holds import held, payable, settled, share_of, waiting
from tests.payouts.test_revisions import with_gus

pytestmark = pytest.mark.django_db


def the_song_from_the_poem() -> Source:
    return Source.objects.get(
        source__contribution__title="The walking lighthouse",
        derivative__contribution__title="Slow waltz",
    )


def source_held(proposal: Proposal) -> None:
    hold_source(
        proposal=proposal,
        source=the_song_from_the_poem(),
        by=builders.staff("paula"),
        reason="Is it her poem?",
        now=timezone.now(),
    )


def test_a_share_that_is_held_whole_is_held_whole_of_the_revision() -> None:
    was = held("eva")
    second = money.opened(with_gus(was.share.proposal))
    now = Hold.objects.open().get()
    assert (now.share, now.amount) == (share_of("eva", second), share_of("eva", second).amount)
    assert (now.reason, now.held_by, now.held_at) == (was.reason, was.held_by, was.held_at)
    assert now.amount != was.amount
    money.distributed(money.final(second))
    assert (payable("eva"), waiting("eva")) == (0, now.amount)
    assert money.problems() == []


def test_what_depends_on_a_source_is_computed_anew() -> None:
    first = money.opened()
    source_held(first)
    second = money.opened(with_gus(first))
    now = Hold.objects.open().get(share=share_of("ada", second))
    assert now.source == the_song_from_the_poem()
    assert 0 < now.amount < 8379  # the song brings less since Gus is in its piece
    money.distributed(money.final(second))
    assert waiting("ada") == now.amount
    assert payable("ada") == share_of("ada", second).amount - now.amount
    settled(now, paid=False)
    assert money.problems() == []


def test_nothing_is_held_for_a_source_the_revision_does_not_depend_on_any_more() -> None:
    first = money.opened()
    source_held(first)
    song = first.production.pieces.get(title="Song")
    song.credits.filter(version=the_song_from_the_poem().derivative).delete()
    drafted = revise(proposal=first, by=builders.staff("paula"), reason="Another song.")
    computation.compute(drafted.computation.pk, timezone.now())
    money.opened(Proposal.objects.get(pk=drafted.pk))
    assert not Hold.objects.open().exists()
    assert Hold.objects.get().carried_at


def test_a_part_that_is_held_for_two_reasons_is_held_whole_of_the_revision() -> None:
    first = money.opened()
    source_held(first)
    Hold.objects.update(amount=9000, source=None)  # as a second source does
    second = money.opened(with_gus(first))
    assert Hold.objects.open().get().amount == share_of("ada", second).amount


def test_who_held_a_share_of_an_earlier_revision_does_not_settle_it() -> None:
    was = held("ada")
    second = money.distributed(money.final(money.opened(with_gus(was.share.proposal))))
    now = Hold.objects.open().get()
    with pytest.raises(ValidationError, match="You held this share"):
        settled(now, paid=True, by="paula")
    with pytest.raises(ValidationError, match="of its revision"):
        settled(was, paid=True)
    settled(now, paid=True)
    assert payable("ada") == share_of("ada", second).amount


def test_a_third_revision_holds_it_too() -> None:
    was = held("ada")
    second = money.opened(with_gus(was.share.proposal))
    drafted = revise(proposal=second, by=builders.staff("paula"), reason="Once more.")
    computation.compute(drafted.computation.pk, timezone.now())
    third = money.opened(Proposal.objects.get(pk=drafted.pk))
    assert Hold.objects.open().get().share == share_of("ada", third)


def test_no_revision_lets_go_of_what_was_held() -> None:
    was = held("ada")
    first = was.share.proposal
    drafted = with_gus(first)
    with transaction.atomic():
        Proposal.objects.filter(pk=first.pk).update(revised_at=timezone.now())
        with pytest.raises(IntegrityError, match="held in the revision"), transaction.atomic():
            connection.check_constraints()
        transaction.set_rollback(True)
    with pytest.raises(IntegrityError, match="a hold stays"), transaction.atomic():
        Hold.objects.update(carried_at=timezone.now())
    money.opened(drafted)
    connection.check_constraints()


def test_a_carried_hold_is_settled_in_the_revision_alone() -> None:
    was = held("ada")
    money.opened(with_gus(was.share.proposal))
    decided = {"paid": True, "decision": "Hers.", "settled_by": builders.staff("finn")}
    with (
        pytest.raises(IntegrityError, match="a_hold_is_settled_or_carried_on"),
        transaction.atomic(),
    ):
        Hold.objects.filter(pk=was.pk).update(**decided, settled_at=timezone.now())


def test_checkbooks_names_a_share_whose_hold_was_lost() -> None:
    was = held("ada")
    second = money.opened(with_gus(was.share.proposal))
    money.distributed(money.final(second))
    by_force("payouts_hold", "DELETE FROM payouts_hold WHERE carried_at IS NULL")
    person = builders.person("ada").pk
    assert (
        f"Proposal {second.pk}: the share of person {person} was held in revision 1, and is not "
        "held any more." in checkbooks()
    )


def test_staff_are_told_what_is_held_before_they_open_end_and_book(client: Client) -> None:
    was = held("ada")
    drafted = with_gus(was.share.proposal)
    client.force_login(builders.staff("finn"))
    at = f"/admin/payouts/proposal/{drafted.pk}/steps"
    assert "stays held in this one" in client.get(f"{at}/open/").content.decode()
    second = money.opened(drafted)
    listed = client.get("/admin/payouts/hold/").content.decode()
    assert "goes on in the next revision" in listed
    assert "after the distribution" in listed
    step = final_step(second, builders.staff("finn"), money.after_the_windows())
    assert "1 share in it is held." in step.notes
    money.final(second)
    page = read(client, f"{at}/distribute/")
    assert "Held of Ada: Somebody else says they wrote it." in page
    assert "Payable to Ada" not in page
    assert "Payable to Ben" in page


def read(client: Client, address: str) -> str:
    """A page that asks for the password first."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return client.get(address).content.decode()
