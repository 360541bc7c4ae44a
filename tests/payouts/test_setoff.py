"""Ada was paid what was Ben's: it is set off against what she earns later, and never asked for.

Worked by hand: 50.00 booked for Ada and paid out, 20.00 of it was Ben's.
"""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Notice
from payouts import books
from payouts.models import Clawback, Payee
from payouts.queries import progress
from payouts.services import clawbacks
from payouts.setoff import lock_open, set_off
from tests import builders
from tests.at_once import together
from tests.payouts import guests
from tests.payouts.builders import problems
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db


def put_down(amount: int = 2000, to: Payee | None = None) -> Clawback:
    ada = leaving.owed("ada", 5000)
    leaving.talked(leaving.sent(), hours=2)
    return clawbacks.put_down(
        payee=ada, to=to, currency="USD", amount=amount, reason="The drums were Ben's.",
        by=builders.staff("finn"), now=timezone.now(),
    )  # fmt: skip


def confirmed(to: Payee | None = None) -> Clawback:
    made = put_down(to=to)
    return clawbacks.confirm(
        clawback=made, by=builders.staff("paula"), reason="Checked.", now=timezone.now()
    )


def left() -> int:
    return -books.purse_of(builders.person("ada").pk).clawback.get("USD", 0)


def ben() -> Payee:
    return Payee.objects.get_or_create(person=builders.person("ben"))[0]


def test_it_is_set_off_against_later_earnings_until_nothing_is_left() -> None:
    ada = confirmed().payee
    assert left() == 2000
    for earned, balance, rest in [(500, 0, 1500), (1000, 0, 500), (3000, 2500, 0)]:
        leaving.owed("ada", earned)
        set_off(lock_open("USD"))
        assert (leaving.balance(ada), left()) == (balance, rest)
        assert problems() == []


def test_whose_it_is_has_it_at_once_and_the_company_advances_it() -> None:
    confirmed(to=ben())
    assert leaving.balance(ben()) == 2000
    assert problems() == []


def test_what_is_on_the_balance_is_set_off_when_it_is_confirmed() -> None:
    made = put_down()
    leaving.owed("ada", 700)
    clawbacks.confirm(clawback=made, by=builders.staff("paula"), reason="x", now=timezone.now())
    assert (leaving.balance(made.payee), left()) == (0, 1300)


def test_no_batch_pays_out_what_is_to_be_set_off() -> None:
    confirmed()
    leaving.owed("ada", 3500)
    assert leaving.batch().payouts.get().amount == 1500


def test_setting_off_twice_is_setting_off_once() -> None:
    ada = confirmed().payee
    leaving.owed("ada", 500)
    set_off(lock_open("USD"))
    set_off(lock_open("USD"))
    assert (leaving.balance(ada), left()) == (0, 1500)


def test_ada_reads_the_reason_and_that_she_owes_nothing() -> None:
    confirmed()
    told = Notice.objects.get(subject__contains="set off")
    assert told.recipient.handle == "ada"
    assert "The drums were Ben's." in told.body
    assert "You owe nothing" in told.body


def test_what_is_let_go_the_company_bears() -> None:
    made = confirmed()
    clawbacks.let_go(
        clawback=made, by=builders.staff("finn"), reason="She left.", now=timezone.now()
    )
    leaving.owed("ada", 4000)
    set_off(lock_open("USD"))
    assert (leaving.balance(made.payee), left()) == (4000, 0)
    assert problems() == []


def test_a_second_person_confirms_it_who_is_neither_paid_nor_charged() -> None:
    made = put_down()
    finn, ada = builders.staff("finn"), builders.user("ada")
    assert "You put this down" in clawbacks.why_not_confirm(made, finn)
    assert "about your own money" in clawbacks.why_not_confirm(made, ada)


def test_whoever_owes_does_not_let_themself_off_under_a_claimed_name_either() -> None:
    made = confirmed()
    with pytest.raises(ValidationError, match="about your own money"):
        clawbacks.let_go(clawback=made, by=builders.user("ada"), reason="Me.", now=timezone.now())
    letter = guests.letter()
    Clawback.objects.filter(pk=made.pk).update(payee=letter.payee)
    made.refresh_from_db()
    builders.staff("max")
    guests.claimed(letter, "max")
    assert "about your own money" in clawbacks.why_not_let_go(made, builders.staff("max"))


def test_no_more_than_was_ever_booked() -> None:
    with pytest.raises(ValidationError, match="more than was ever booked"):
        put_down(amount=5001)


def test_no_more_is_put_down_in_several_parts_than_was_ever_booked() -> None:
    first = put_down(3000)
    again: dict[str, Any] = {
        "payee": first.payee,
        "to": None,
        "reason": "More.",
        "now": timezone.now(),
    }
    finn = builders.staff("finn")
    with pytest.raises(ValidationError, match=r"With the \$30.00 put down before"):
        clawbacks.put_down(amount=2001, currency="USD", by=finn, **again)
    assert clawbacks.put_down(amount=2000, currency="USD", by=finn, **again).amount == 2000


def test_one_put_down_by_mistake_is_dropped_and_counts_for_nothing() -> None:
    wrong = put_down(5000)
    finn, now = builders.staff("finn"), timezone.now()
    clawbacks.drop(clawback=wrong, by=finn, reason="The other Ada.", now=now)
    wrong.refresh_from_db()
    assert "dropped" in clawbacks.why_not_confirm(wrong, builders.staff("paula"))
    assert not Clawback.objects.unconfirmed().exists()
    again = clawbacks.put_down(
        payee=wrong.payee, to=None, currency="USD", amount=5000, reason="Ben's.", by=finn, now=now
    )
    clawbacks.confirm(clawback=again, by=builders.staff("paula"), reason="x", now=now)
    with pytest.raises(ValidationError, match="confirmed already"):
        clawbacks.drop(clawback=again, by=finn, reason="No.", now=now)
    with (
        pytest.raises(IntegrityError, match="only_a_clawback_that_nobody_confirmed_is_dropped"),
        transaction.atomic(),
    ):
        Clawback.objects.filter(pk=again.pk).update(dropped_by=finn, dropped_at=now)
    assert problems() == []


@pytest.mark.django_db(transaction=True)
def test_two_who_put_down_at_once_put_down_no_more_than_was_booked() -> None:
    ada, finn = leaving.owed("ada", 5000), builders.staff("finn")

    def act() -> None:
        clawbacks.put_down(
            payee=ada, to=None, currency="USD", amount=3000, reason="Twice.", by=finn,
            now=timezone.now(),
        )  # fmt: skip

    assert sorted(together(act, act)) == ["ValidationError", "done"]


def test_checkbooks_compares_clawbacks_currency_by_currency() -> None:
    """Ten dollars too many and ten euros too few are not in order."""
    ada = leaving.owed("ada")
    for code, amount in (("USD", 1000), ("EUR", -1000)):
        lines = [(books.clawback(ada, code), amount), (books.company(code), -amount)]
        books.post(key=f"wrong:{code}", kind="test", lines=lines, source=ada)
    found = problems()
    assert f"Person {ada.person_id} was paid $10.00 wrongly by the books, $0.00 by what" in "".join(
        found
    )
    assert len(found) == 2


def test_checkbooks_compares_what_is_held_currency_by_currency() -> None:
    ada = leaving.owed("ada")
    for code, amount in (("USD", 1000), ("EUR", 1000)):
        lines = [(books.bank(code), amount), (books.held([ada.pk], code)[ada.pk], -amount)]
        books.post(key=f"held:{code}", kind="test", lines=lines, source=ada)
    assert len([one for one in problems() if "are held for person" in one]) == 2


def test_what_was_set_off_was_never_paid() -> None:
    """50.00 was paid and 50.00 of it was wrong; the next 50.00 are set off, the last are paid."""
    made = put_down(amount=5000)
    leaving.owed("ada", 5000)
    clawbacks.confirm(clawback=made, by=builders.staff("paula"), reason="x", now=timezone.now())
    leaving.owed("ada", 5000)
    keys = [one.key for one in books.earned_of(made.payee.person_id)]
    assert [books.paid_of([key], "USD") for key in keys] == [5000, 0, 0]
    leaving.talked(leaving.sent(), hours=2)
    assert [books.paid_of([key], "USD") for key in keys] == [5000, 0, 5000]
    said = [
        progress.said_of_lines([one], "USD")[1] for one in books.earned_of(made.payee.person_id)
    ]
    assert said == ["Paid", "Set off", "Paid"]
    client = Client()
    client.force_login(builders.user("ada"))
    assert "Paid, or set off" in client.get("/earnings/").content.decode()


def test_what_the_company_advanced_leaves_in_its_turn_and_is_not_earned() -> None:
    """20.00 advanced, then 30.00 earned: 15.00 of the 35.00 set aside are of what he earned."""
    confirmed(to=ben())
    leaving.owed("ben", 3000)
    lines = [
        (books.payables([ben()], "USD")[ben().pk], 3500),
        (books.in_flight(ben(), "USD"), -3500),
    ]
    books.post(key="reserve:x", kind="reservation", lines=lines, source=ben())
    (one,) = books.earned_of(ben().person_id)
    assert (one.paid, one.set_off, one.flying) == (0, 0, 1500)
