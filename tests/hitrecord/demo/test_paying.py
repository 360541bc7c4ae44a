"""In the demo studio one payout has arrived and one has come back."""

import pytest
from django.utils import timezone

from hitrecord.demo.seeding.paying import pay
from payouts.models import Payee, Payout
from tests import builders
from tests.payouts import guests
from tests.payouts.builders import problems

pytestmark = pytest.mark.django_db


def test_cleo_is_paid_and_what_was_sent_to_dan_comes_back() -> None:
    cast = {name: builders.user(name) for name in ("cleo", "dan", "ada")}
    cast |= {name: builders.staff(name) for name in ("finn", "olga")}
    for name in ("cleo", "dan", "ada"):
        guests.earned(Payee.objects.create(person=builders.person(name)))
    for _again in range(2):
        pay(cast, timezone.now())
    states = Payout.objects.values_list("payee__person__user__handle", "state")
    assert dict(states) == {"cleo": "paid", "dan": "returned"}
    assert problems() == []
