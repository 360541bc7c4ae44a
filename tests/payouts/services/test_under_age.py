from datetime import timedelta

import pytest
from django.utils import timezone

from payouts.models import Minor
from payouts.services.destinations import send_to
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "marked"), [(30, 1), (0, 0), (-30, 0)])
def test_who_said_at_sign_up_that_they_are_under_age_waits_for_a_guardian(
    days: int, marked: int
) -> None:
    """From the first time that they say where their money goes: nothing is paid before that."""
    joe = builders.user("joe", of_age_from=timezone.localdate() + timedelta(days=days))
    for account in ("joe@studio.example", "joe@home.example"):
        send_to(by=joe, method="paypal", name="Joe", account=account, now=timezone.now())
    assert Minor.objects.standing().filter(payee__person=joe.person).count() == marked
