"""What the database refuses about clawbacks, unclaimed money, minors and tax forms."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from payouts.models import Clawback, GuardianCheck, Minor, Payee, TaxForm, Unclaimed
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def finn() -> Any:
    return builders.staff("finn")


def payee() -> Payee:
    return leaving.owed()


def clawback(**fields: Any) -> Clawback:
    told = {"payee": payee(), "currency": "USD", "amount": 5, "reason": "x", "made_by": finn()}
    return Clawback.objects.create(**told | fields)


def to_oneself() -> object:
    same = payee()
    return clawback(payee=same, to=same)


def unclaimed(**fields: Any) -> Unclaimed:
    told = {"payee": payee(), "currency": "USD", "due_at": NOW + timedelta(90)}
    return Unclaimed.objects.create(**told | fields)


def minor(**fields: Any) -> Minor:
    return Minor.objects.create(**{"payee": payee(), "reason": "x", "marked_by": finn()} | fields)


def nameless_guardian() -> object:
    told = {"guardian": "", "reason": "x", "checked_by": finn()}
    return GuardianCheck.objects.create(destination=payee().destinations.get(), **told)


def tax_form(**fields: Any) -> TaxForm:
    return TaxForm.objects.create(**{"payee": payee(), "recorded_by": finn()} | fields)


ATTACKS: dict[str, Callable[[], object]] = {
    "a_clawback_has_an_amount_and_a_reason": lambda: clawback(amount=0),
    "no_more_is_set_off_than_was_wrong": lambda: clawback(
        netted=6, confirmed_by=builders.staff("paula"), confirmed_at=NOW
    ),
    "a_clawback_is_confirmed_by_a_second_person": lambda: clawback(
        confirmed_by=finn(), confirmed_at=NOW
    ),
    "a_clawback_goes_to_somebody_else": to_oneself,
    "money_is_announced_as_unclaimed_once": lambda: [unclaimed(), unclaimed()],
    "nothing_is_kept_apart_before_it_is_due": lambda: unclaimed(amount=5, moved_at=NOW),
    "a_payee_is_marked_as_a_minor_once": lambda: [minor(), minor()],
    "somebody_says_that_a_minor_is_of_age": lambda: minor(ended_at=NOW),
    "a_guardian_has_a_name_and_a_reason": nameless_guardian,
    "state_of_a_tax_form_is_known": lambda: tax_form(state="lost"),
    "a_checked_tax_form_is_valid_until_a_day": lambda: tax_form(state="checked"),
    "a_wrong_tax_form_says_what_is_wrong": lambda: tax_form(state="wrong"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ATTACKS[name]()
