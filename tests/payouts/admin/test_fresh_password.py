"""Whoever finds a signed-in screen of finance moves no money: each step asks who is there."""

import pytest
from django.test import Client

from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "step",
    [
        "batch/1/approval/",
        "batch/1/file/",
        "claim/1/decide/yes/",
        "clawback/1/confirm/guarded/",
        "clearance/add/",
        "clearance/1/said/confirm/",
        "freeze/1/lift/",
        "hold/1/settle/person/",
        "proposal/1/steps/final/",
        "proposal/1/steps/distribute/",
    ],
)
def test_a_step_that_moves_money_asks_for_the_password_first(step: str) -> None:
    paula = builders.staff("paula")
    paula.set_password(builders.PASSWORD)
    paula.save()
    client = Client()
    client.force_login(paula)
    asked = client.post(f"/admin/payouts/{step}", {"reason": "Friday."})
    assert asked["Location"].startswith("/accounts/reauthenticate/")
