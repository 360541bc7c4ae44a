"""A share without an account is claimed once; of two who say it is theirs finance decides."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Envelope, Notice, Person
from payouts import books, tasks
from payouts.models import Claim, Letter, Payee
from payouts.queries.payability import due_to, standings
from payouts.services import batches
from payouts.services.claims import claim, decide
from tests import builders
from tests.payouts import guests
from tests.payouts.builders import problems
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def decided(found: Claim, *, accepted: bool, by: str = "finn") -> Claim:
    staff = builders.staff(by)
    return decide(
        claim=found, by=staff, accepted=accepted, reason="A passport.", now=timezone.now()
    )


def contested() -> Claim:
    """Ada used Gus's link first; Ben says that he is Gus."""
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter)
    return guests.claimed(letter, "ben", "I am Gus; ask the studio in Bilbao.")


def test_what_was_kept_is_on_the_account_of_whoever_claims_it() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    leaving.owed("ada", 700)
    before = books.Posting.objects.count()
    guests.claimed(letter)
    assert books.payable_to(builders.person("ada").pk) == {"USD": 5700}
    assert books.Posting.objects.count() == before
    assert problems() == []


def test_the_address_is_forgotten_once_it_is_claimed() -> None:
    letter = guests.letter()
    guests.claimed(letter)
    assert Payee.objects.get(pk=letter.payee_id).email == ""


def test_it_is_paid_to_where_the_claimant_says_and_small_amounts_count_together() -> None:
    letter = guests.letter()
    guests.earned(letter.payee, 600)
    ada = leaving.owed("ada", 600)
    guests.claimed(letter)
    assert [one.obstacle for one in due_to(ada.person_id, timezone.now())] == ["", ""]
    paid = leaving.batch().payouts.order_by("payee")
    assert {one.destination for one in paid} == {ada.destinations.get()}
    assert [one.amount for one in paid] == [600, 600]


def test_whoever_could_read_the_link_hears_that_it_was_used_and_nothing_is_paid_before() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter, days_ago=2)
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "ada@example.org")
    told = Envelope.objects.get()
    assert (told.to, letter.token in told.text) == (guests.ADDRESS, True)
    assert "If it was not you" in told.text
    (one,) = standings("USD", timezone.now(), payees=[letter.payee_id])
    assert "waiting time" in one.obstacle
    assert one.until
    with pytest.raises(ValidationError, match="Nobody can be paid"):
        leaving.batch()
    (later,) = standings("USD", one.until, payees=[letter.payee_id])
    assert later.obstacle == ""


def test_whose_account_is_gone_is_said_yes_to_and_everybody_else_is_paid_all_the_same() -> None:
    second = contested()
    Payee.objects.filter(person=builders.person("ben")).delete()
    Person.objects.filter(pk=builders.person("ben").pk).update(user=None)
    assert decided(second, accepted=True).accepted
    leaving.owed("cleo", 7000)
    (paid,) = leaving.batch().payouts.all()
    assert paid.payee.person == builders.person("cleo")


def test_claiming_twice_is_claiming_once() -> None:
    letter = guests.letter()
    assert guests.claimed(letter) == guests.claimed(letter)
    assert Claim.objects.count() == 1


def test_a_link_is_too_old_after_its_days() -> None:
    letter = guests.letter(now=timezone.now() - timedelta(days=61))
    with pytest.raises(ValidationError, match="too old"):
        guests.claimed(letter, days_ago=0)


def test_links_to_a_wrong_address_do_not_count_any_more() -> None:
    wrong = guests.letter(guests.gus("guus@cello.example"))
    first = Letter.objects.order_by("pk").first()
    assert first is not None
    with pytest.raises(ValidationError, match="replaced by a newer one"):
        guests.claimed(first)
    assert guests.claimed(wrong).accepted


def test_sent_again_to_the_same_address_both_links_count() -> None:
    first = guests.letter()
    guests.letter(first.payee)
    assert guests.claimed(Letter.objects.get(pk=first.pk)).accepted


def test_whoever_sent_a_link_does_not_use_it() -> None:
    letter = guests.letter()
    with pytest.raises(ValidationError, match="You sent this link"):
        claim(letter=letter, by=builders.staff("finn"), now=timezone.now())


def test_a_second_one_says_why_and_finance_hears_of_it() -> None:
    letter = guests.letter()
    guests.claimed(letter)
    with pytest.raises(ValidationError, match="Say how we can tell"):
        guests.claimed(letter, "ben")
    assert guests.claimed(letter, "ben", "I am Gus.").accepted is None
    assert "Two people say they are Gus Ferrer" in Notice.objects.get().subject


def test_nothing_is_paid_before_it_is_decided() -> None:
    payee = contested().payee
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "ada@example.org")
    (one,) = standings("USD", timezone.now(), payees=[payee.pk])
    assert "Finance decides first" in one.obstacle
    with pytest.raises(ValidationError, match="Nobody can be paid"):
        leaving.batch()


def test_a_payout_that_has_not_left_is_called_off_when_somebody_else_turns_up() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter)
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "ada@example.org")
    batch = leaving.approved()
    guests.claimed(letter, "ben", "I am Gus.")
    tasks.pay(batch.payouts.get().pk)
    payout = batch.payouts.get()
    assert (payout.state, "Two people say" in payout.reason) == ("cancelled", True)


def test_finance_gives_it_to_the_second_one_and_the_books_stay_as_they_are() -> None:
    ben = contested()
    before = books.Posting.objects.count()
    decided(ben, accepted=True)
    assert books.payable_to(builders.person("ben").pk) == {"USD": 5000}
    assert books.payable_to(builders.person("ada").pk) == {}
    assert books.Posting.objects.count() == before
    assert list(Claim.objects.filter(accepted=True)) == [ben]


def test_finance_leaves_it_with_the_first_one_and_both_are_told() -> None:
    decided(contested(), accepted=False)
    assert books.payable_to(builders.person("ada").pk) == {"USD": 5000}
    told = Notice.objects.filter(subject__startswith="It is decided")
    assert set(told.values_list("recipient__handle", flat=True)) == {"ada", "ben"}


@pytest.mark.parametrize("accepted", [True, False])
def test_after_a_decision_the_link_stops_nobodys_money_any_more(accepted: bool) -> None:
    letter = guests.letter()
    guests.claimed(letter)
    decided(guests.claimed(letter, "ben", "I am Gus."), accepted=accepted)
    letter.refresh_from_db()
    with pytest.raises(ValidationError, match="Finance has decided"):
        guests.claimed(letter, "cleo", "No, I am Gus.")
    assert not Claim.objects.open().exists()


def test_nobody_decides_about_their_own_claim() -> None:
    letter = guests.letter()
    guests.claimed(letter)
    builders.staff("max")
    mine = guests.claimed(letter, "max", "It is me.")
    with pytest.raises(ValidationError, match="You claim it yourself"):
        decided(mine, accepted=True, by="max")


def test_a_claim_is_decided_once() -> None:
    ben = contested()
    decided(ben, accepted=False)
    with pytest.raises(ValidationError, match="decided already"):
        decided(ben, accepted=True)


def test_it_is_not_decided_while_money_is_on_its_way() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    guests.claimed(letter)
    leaving.goes_to(Payee.objects.get(person=builders.person("ada")), "late@example.org")
    leaving.sent()
    ben = guests.claimed(letter, "ben", "I am Gus.")
    with pytest.raises(ValidationError, match="on its way"):
        decided(ben, accepted=True)


def test_whoever_claimed_is_paid_by_the_batch_and_does_not_approve_it() -> None:
    letter = guests.letter()
    guests.earned(letter.payee)
    paula = builders.staff("paula")
    guests.claimed(letter, "paula")
    leaving.goes_to(Payee.objects.get(person=paula.person), "paula@example.org")
    assert "You are paid by this batch" in batches.why_not_approved(leaving.batch(), paula)
