"""Whoever is suspended keeps every way to their money."""

from accounts.views.restraint import RIGHTS
from payouts.urls import urlpatterns


def test_every_page_of_earnings_and_payouts_is_open_to_who_is_suspended() -> None:
    own = {one.name for one in urlpatterns if str(one.pattern).startswith("earnings/")}
    assert "stripe_connect" in own
    assert own <= RIGHTS
