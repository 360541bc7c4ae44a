"""What somebody reads of money that could leave, while finance has not let it leave."""

import pytest
from django.test import Client

from payouts.freezing import freeze
from payouts.models import Batch
from tests import builders
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
NEXT = "is paid with the next batch"


def earnings() -> str:
    client = Client()
    client.force_login(builders.user("ada"))
    return client.get("/earnings/").content.decode()


def test_the_next_batch_is_promised_only_when_one_can_leave() -> None:
    leaving.owed()
    assert NEXT in earnings()
    freeze(["A balance is wrong."])
    page = earnings()
    assert NEXT not in page
    assert "All payouts stand still while finance checks the books." in page


def test_a_batch_that_waits_for_its_second_person_is_named() -> None:
    leaving.owed()
    made = leaving.batch()
    assert Batch.objects.get() == made
    page = earnings()
    assert NEXT not in page
    assert "in a batch that waits for a second person" in page
