"""A batch by two finance people in the admin: one payout arrives, one comes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys import office
from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.test_pages import look

pytestmark = pytest.mark.browser

PLACES = """
from django.utils import timezone
from accounts.models import Person, User
from payouts.models import Destination, Payee
finn, now = User.objects.get(handle="finn"), timezone.now()
for name, account in (("Ada Brandt", "ada@example.org"), ("Ben Okafor", "return@example.org")):
    payee, _made = Payee.objects.get_or_create(person=Person.objects.get(credit_name=name))
    Destination.objects.create(
        payee=payee, method="paypal", name=name, account=account, made_by=finn, made_at=now,
        usable_from=now,
    )
"""
NEWS = """
from django.utils import timezone
from payouts.models import Payout
from payouts.withdrawal.submitting import look
for pk in Payout.objects.values_list("pk", flat=True):
    look(pk, timezone.now())
"""


def test_finn_makes_a_batch_olga_approves_it_and_bens_money_comes_back(
    crowd: Crowd, ada: Person, proposal: str
) -> None:
    crowd.site.manage("shell", "--verbosity", "0", code=PLACES)
    finn = crowd.member("finn").open("/admin/payouts/batch/add/")
    expect(finn.page.get_by_role("row").filter(has_text="Ada Brandt")).to_contain_text(
        "a…@example.org"
    )
    finn.press("Make the batch").arrives(r"/admin/payouts/batch/\d+/change/")
    batch = finn.path.removesuffix("change/")
    office.opens_again(finn, f"{batch}approval/")
    expect(finn.page.get_by_text("somebody else has to approve it")).to_be_visible()

    olga = crowd.member("olga")
    office.opens_again(olga, f"{batch}approval/")
    olga.field("Reason").fill("It is Friday.")
    olga.press("Approve; the money leaves").arrives(f"{batch}change/")

    def says(name: str, state: str) -> bool:
        """The provider has news at every look."""
        crowd.site.manage("shell", "--verbosity", "0", code=NEWS)
        row = olga.open(f"{batch}change/").page.get_by_role("row").filter(has_text=name)
        return state in row.last.inner_text()

    wait_until(lambda: says("Ben Okafor", "Came back"), what="Ben's money comes back", seconds=60)
    wait_until(lambda: says("Ada Brandt", "Paid"), what="Ada is paid", seconds=60)
    ada.open("/earnings/").sees("Has left for your account")
    crowd.member("ben").open("/earnings/").sees("is yours.")
    assert "The books are in order." in crowd.site.manage("checkbooks")
    troubles = look(crowd.visitor(storage_state=ada.page.context.storage_state()), "/earnings/")
    assert not troubles, "\n".join(troubles)
