"""The books of several periods: each half beside the period it is of."""

import re

import pytest
from django.test import Client

from tests.payouts import builders as money

pytestmark = pytest.mark.django_db


def test_the_halves_stand_in_the_order_of_their_periods_and_say_which_they_are_of(
    client: Client,
) -> None:
    first = money.distributed()
    money.sale(first.production, 108_400)
    money.opened(money.computed(first.production))
    page = client.get(f"/productions/{first.production.slug}/books/").content.decode()
    aside = page[page.index("<aside") :]
    assert re.findall(r'class="result">(\$[\d,.]+)<', aside)[:2] == ["$8,379.48", "$1,084.00"]
    assert aside.count("Proposed on ") == 2
    assert page.index("$12,000.00") < page.index("$1,084.00")
