"""The chart shows one currency and leads to the others; amounts in different money are no race."""

import pytest
from django.test import Client

from payouts.models import Payee
from tests import builders
from tests.payouts.guests import earned

pytestmark = pytest.mark.django_db(transaction=True)  # a booking has its transaction's time


def test_the_chart_begins_with_the_newest_and_offers_the_others(client: Client) -> None:
    payee, _made = Payee.objects.get_or_create(person=builders.person("ada"))
    earned(payee, 5_000_000, "JPY")
    earned(payee, 1_000, "USD")
    client.force_login(builders.user("ada"))
    page = client.get("/earnings/").content.decode()
    assert 'href="?in=JPY#chart"' in page
    assert "$10.00 was booked for you" in page
    other = client.get("/earnings/?in=JPY").content.decode()
    assert "¥5,000,000 was booked for you" in other
    assert 'href="?in=USD#chart"' in other
    assert "$10.00 was booked for you" in client.get("/earnings/?in=XXX").content.decode()
