"""Ada connects her account at Stripe: led there, and back; no account is typed here."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from hitrecord import tasks
from payouts.models import Destination, Payout, StripeAccount
from tests import builders
from tests.payouts.views.settings_page import step_just_given
from tests.payouts.withdrawal.stripe_fake import FakeStripe, stand_in

pytestmark = pytest.mark.django_db
PAGE = "/earnings/payout/"
THERE = "/earnings/payout/stripe/"


@pytest.fixture
def ada() -> Client:
    return step_just_given(builders.user("ada"))


@pytest.fixture
def fake(settings: Settings) -> Iterator[FakeStripe]:
    settings.PAYOUT_PROVIDER = "stripe"
    yield from stand_in(settings)


def page(client: Client) -> str:
    return client.get(PAGE, follow=True).content.decode()


def come_back(client: Client, fake: FakeStripe) -> str:
    return client.get(fake.returns["return_url"], follow=True).content.decode()


def all_is_well(fake: FakeStripe) -> None:
    for known in fake.accounts.values():
        known["details_submitted"], known["capabilities"] = True, {"transfers": "active"}


def test_ada_is_led_to_stripe_and_comes_back_connected(ada: Client, fake: FakeStripe) -> None:
    assert "Connect with Stripe" in page(ada)
    assert "IBAN" not in page(ada)
    there = ada.post(THERE)
    assert there["Location"].startswith("https://connect.stripe.com/setup/acct_Payee")
    assert "still needs something" in come_back(ada, fake)
    assert not Destination.objects.exists()

    all_is_well(fake)
    for _again in range(2):
        assert "Connected. Nothing is paid for 3 days" in come_back(ada, fake)
    made = Destination.objects.get()
    assert (made.method, made.account) == ("stripe", StripeAccount.objects.get().account)
    assert "Change it at Stripe" in page(ada)


def test_a_worn_link_leads_to_a_new_one_into_the_same_account(
    ada: Client, fake: FakeStripe
) -> None:
    first = ada.post(THERE)["Location"]
    second = ada.get(fake.returns["refresh_url"])["Location"]
    assert first != second
    assert len(fake.accounts) == 1
    assert "Go on at Stripe" in page(ada)


def test_what_stripe_is_checking_is_looked_at_until_it_is_ready(
    ada: Client, fake: FakeStripe
) -> None:
    ada.post(THERE)
    for known in fake.accounts.values():
        known["details_submitted"] = True
    assert "Stripe is checking" in come_back(ada, fake)
    tasks.look_at_stripe_accounts()
    assert not Destination.objects.exists()
    all_is_well(fake)
    fake.mood = "silent"
    tasks.look_at_stripe_accounts()
    fake.mood = "ok"
    for _again in range(2):
        tasks.look_at_stripe_accounts()
    assert Destination.objects.count() == 1


@pytest.mark.parametrize("mood", ["silent", "broken"])
def test_no_answer_is_a_sentence_and_loses_nothing(
    ada: Client, fake: FakeStripe, mood: str
) -> None:
    fake.mood = mood
    assert "does not answer just now" in ada.post(THERE, follow=True).content.decode()
    assert not StripeAccount.objects.exists()
    fake.mood = "ok"
    ada.post(THERE)
    fake.mood = mood
    assert "does not answer just now" in come_back(ada, fake)


def test_nobody_else_is_asked_for_and_elsewhere_there_is_no_such_address(
    ada: Client, fake: FakeStripe, settings: Settings
) -> None:
    assert Client().post(THERE)["Location"].startswith("/accounts/login/")
    assert "Connect with Stripe" in ada.get(f"{THERE}back/", follow=True).content.decode()
    settings.PAYOUT_PROVIDER = "masspay"
    assert ada.post(THERE).status_code == 404
    assert ada.get(f"{THERE}back/").status_code == 404


def test_state_of_a_stripe_account_is_known(ada: Client, fake: FakeStripe) -> None:
    ada.post(THERE)
    with (
        pytest.raises(IntegrityError, match="state_of_a_stripe_account_is_known"),
        transaction.atomic(),
    ):
        StripeAccount.objects.update(state="lost")
    assert StripeAccount.objects.get().made_at <= timezone.now()
    assert StripeAccount.objects.get().payee.person == builders.person("ada")


def test_the_same_account_is_said_again_after_money_came_back(
    ada: Client, fake: FakeStripe
) -> None:
    ada.post(THERE)
    all_is_well(fake)
    come_back(ada, fake)
    (place,) = Destination.objects.all()
    Payout.objects.create(
        payee=place.payee, destination=place, number=1, reference="P-1-1", provider="stripe",
        currency="USD", amount=5000, state="returned", reason="Closed.",
    )  # fmt: skip
    for _again in range(2):
        come_back(ada, fake)
    assert Destination.objects.filter(account=place.account).count() == 2
