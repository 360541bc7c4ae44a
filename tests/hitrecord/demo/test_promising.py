"""In the demo studio one promised amount is confirmed, and others wait for staff."""

import pytest
from django.utils import timezone

from hitrecord.demo.seeding.promising import CONFIRMED, stand_behind
from projects.models import Call, Guarantee
from tests import builders

pytestmark = pytest.mark.django_db


def test_one_amount_is_confirmed_and_another_waits() -> None:
    project = builders.project(lead="eva")
    for amount in (CONFIRMED, 40_00):
        builders.call(project, reward="guaranteed", amount=amount)
    for _again in range(2):
        stand_behind({"paula": builders.staff("paula")}, timezone.now())
    assert Guarantee.objects.get().call.amount == CONFIRMED
    assert Call.objects.unconfirmed().get().amount == 40_00
