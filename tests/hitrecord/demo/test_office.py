"""In the demo studio cash lies at the payment service, and a fee and a question wait."""

import pytest
from django.utils import timezone

from hitrecord.demo.seeding.office import keep_house
from payouts.models import Adjustment, Waiver
from tests import builders
from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def test_one_adjustment_is_booked_one_waits_and_sol_is_asked_to_waive() -> None:
    production = money.sold()
    type(production).objects.filter(pk=production.pk).update(slug="night-bus-anthology")
    builders.credit(production.pieces.get(title="Song"), builders.person("sol"), 1, role="Proofs")
    cast = {name: builders.staff(name) for name in ("finn", "olga")} | {"sol": builders.user("sol")}
    for _again in range(2):
        keep_house(cast, timezone.now())
    assert Adjustment.objects.count() == 2
    assert Adjustment.objects.open().get().kind == "bank fees"
    assert Waiver.objects.open().get().person == builders.person("sol")
    assert money.problems() == []
