"""Where Ada's money goes: asked for with a second step, changed with a waiting time."""

import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import Envelope, Notice
from hitrecord.demo.second_factor import codes, give
from payouts.domain.iban import read_iban
from payouts.models import Destination, Payee, Payout
from payouts.queries import waiting
from payouts.queries.payability import due_to
from tests import builders
from tests.payouts.views.settings_page import signed_in, step_just_given
from tests.payouts.withdrawal import leaving

pytestmark = pytest.mark.django_db
ADDRESS = "/earnings/payout/"
SAID = {"method": "bank", "name": "Ada Brandt", "account": "de89 3704 0044 0532 0130 00"}


@pytest.fixture
def ada() -> Client:
    return step_just_given(builders.user("ada"))


def test_whoever_has_no_second_step_is_asked_to_set_one_up() -> None:
    client = signed_in(builders.user("ada"), method="password", at=time.time())
    assert "Set up a second step for signing in first" in client.get(ADDRESS).content.decode()
    assert client.post(ADDRESS, SAID).status_code == 403
    assert not Destination.objects.exists()


def test_the_second_step_is_asked_for_first_and_a_password_does_not_do() -> None:
    user = builders.user("ada")
    give(user)
    for given in ({}, {"method": "password", "at": time.time()}, {"method": "mfa", "at": 1.0}):
        client = signed_in(user, **given)
        assert client.get(ADDRESS)["Location"].startswith("/accounts/2fa/reauthenticate/?next=")
        assert client.post(ADDRESS, SAID).status_code == 302
    assert not Destination.objects.exists()


def test_no_way_is_offered_that_leads_back_to_the_same_question() -> None:
    user = builders.user("ada")
    give(user)
    user.set_password("walking-lighthouse")
    user.save()
    client = signed_in(user, method="password", at=1.0)
    asked = client.get(ADDRESS, follow=True).content.decode()
    assert "a code from your app" in asked
    assert "With the password" not in asked
    elsewhere = client.get("/accounts/2fa/reauthenticate/?next=/settings/leaving/")
    assert "With the password" in elsewhere.content.decode()


def test_what_was_posted_goes_on_once_the_code_was_given() -> None:
    user = builders.user("ada")
    give(user)
    client = signed_in(user)
    there = client.post(ADDRESS, SAID)["Location"]
    client.post(there, {"code": codes([user.email])[user.email], "next": ADDRESS})
    assert Destination.objects.get().account == "DE89370400440532013000"


def test_with_a_passkey_alone_it_is_asked_for() -> None:
    user = builders.user("ada")
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data={})
    there = signed_in(user).get(ADDRESS)["Location"]
    assert there.startswith("/accounts/2fa/webauthn/reauthenticate/?next=")


def test_ada_says_where_her_money_goes_and_it_waits_three_days(ada: Client) -> None:
    ada.post(ADDRESS, SAID)
    made = Destination.objects.get()
    assert made.account == "DE89370400440532013000"
    assert made.usable_from - made.made_at == timedelta(hours=72)
    page = ada.get(ADDRESS).content.decode()
    assert "… 3000" in page
    assert "DE8937" not in page
    assert Notice.objects.get().event == "destination"


def test_where_nothing_waits_no_waiting_is_announced(ada: Client, settings: Settings) -> None:
    assert "A change waits 3 days" in ada.get(ADDRESS).content.decode()
    settings.PAYOUT_HOLD_SECONDS = 0
    assert "A change is told to you by mail." in ada.get(ADDRESS).content.decode()
    assert "Saved. A mail tells you of it." in ada.post(ADDRESS, SAID, follow=True).content.decode()


def test_saying_the_same_again_starts_no_new_waiting_time(ada: Client) -> None:
    ada.post(ADDRESS, SAID)
    ada.post(ADDRESS, SAID)
    assert Destination.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"account": "DE89 3704 0044 0532 0130 01"}, "That is not an IBAN"),
        ({"account": "ada@example.org"}, "That is not an IBAN"),
        ({"method": "paypal"}, "PayPal needs an e-mail address"),
        ({"method": "cash"}, "This cannot be chosen here"),
        ({"name": ""}, "Please fill this in"),
    ],
)
def test_a_slip_is_said_and_loses_nothing(
    ada: Client, change: dict[str, str], sentence: str
) -> None:
    page = ada.post(ADDRESS, SAID | change).content.decode()
    assert sentence in page
    assert (SAID | change)["account"] in page
    assert not Destination.objects.exists()


def test_ada_asks_to_be_paid_from_more_on(ada: Client) -> None:
    ada.post(ADDRESS, {"threshold": "50"})
    leaving.owed("ada", 4000)
    person = builders.person("ada").pk
    (due,) = due_to(person, timezone.now())
    assert "Less than $50.00" in due.obstacle
    assert "Please fill this in" in ada.post(ADDRESS, {"threshold": ""}).content.decode()
    for typed in ("-1", "100001", "much"):
        page = ada.post(ADDRESS, {"threshold": typed}).content.decode()
        assert "Write a whole number from 0 to 100,000." in page


def test_the_earnings_page_says_why_money_waits_and_when_it_is_paid(ada: Client) -> None:
    payee = leaving.owed("ada", 4000)
    assert "$40.00 is paid with the next batch" in ada.get("/earnings/").content.decode()
    leaving.goes_to(payee, "new@example.org", timezone.now() + timedelta(hours=72))
    assert "it can be paid" in ada.get("/earnings/").content.decode()
    leaving.owed("ben", 200)
    ben = Client()
    ben.force_login(builders.user("ben"))
    page = ben.get("/earnings/").content.decode()
    assert "$2.00 waits. Less than $10.00" in page


def test_what_came_back_is_told_with_its_reason(
    ada: Client, django_capture_on_commit_callbacks: Any
) -> None:
    leaving.owed("ada", 4000, "fail@example.org")
    leaving.talked(leaving.sent(), hours=2)
    told = Notice.objects.get(event="paid")
    assert told.subject == "$40.00 could not be paid and is yours again"
    assert "does not accept payments" in told.body
    assert Payee.objects.count() == 1
    assert mail.outbox == []


def test_where_it_should_go_is_asked_until_it_was_paid_after_all(ada: Client) -> None:
    payee = leaving.owed("ada", 4000, "fail@example.org")
    leaving.talked(leaving.sent(), hours=2)
    assert "Check where it should go" in ada.get("/earnings/").content.decode()
    page = ada.get(ADDRESS).content.decode()
    assert "did not go through" in page
    assert "Your money goes to" not in page
    leaving.goes_to(payee, "ada@example.org")
    assert "did not go through" not in ada.get(ADDRESS).content.decode()
    Payout.objects.update(changed_at=timezone.now() - timedelta(days=1))
    payout = leaving.sent()
    assert "The money is on your balance again" not in ada.get("/earnings/").content.decode()
    leaving.talked(payout, hours=2)
    shown = ada.get("/earnings/").content.decode()
    assert "does not accept payments" in shown
    assert "Check where it should go" not in shown


def test_earlier_payouts_stand_on_pages_of_their_own(
    ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SHOWN", 1)
    for amount in (4000, 5000):
        leaving.owed("ada", amount)
        leaving.talked(leaving.sent(), hours=2)
    first = ada.get("/earnings/").content.decode().split('id="payouts"')[1]
    assert 'href="?payouts=2#payouts">Earlier payouts' in first
    assert "$50.00" in first.split("</table>")[0]
    second = ada.get("/earnings/?payouts=2").content.decode().split('id="payouts"')[1]
    assert "$40.00" in second.split("</table>")[0]
    assert 'href="?payouts=1#payouts">Newer payouts' in second


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("GB33BUKB20201555555555", "GB33BUKB20201555555555"),
        ("gb33 bukb 2020 1555 5555 55", "GB33BUKB20201555555555"),
        ("GB33BUKB20201555555556", None),
        ("", None),
        ("GB33", None),
        ("GB33ÄUKB20201555555555", None),
    ],
)
def test_an_iban_is_checked_by_its_digits(text: str, plain: str | None) -> None:
    assert read_iban(text) == plain


def test_a_former_paypal_address_hears_of_the_change_but_not_of_the_new_place(
    ada: Client,
) -> None:
    payee = Payee.objects.get_or_create(person=builders.person("ada"))[0]
    leaving.goes_to(payee, "ada.pays@example.org")
    ada.post(ADDRESS, SAID)
    letter = Envelope.objects.get()
    assert (letter.to, letter.subject) == (
        "ada.pays@example.org",
        "Where your money goes was changed",
    )
    assert "goes elsewhere from now on" in letter.text
    assert "Nothing is paid for 3 days" in letter.text
    assert "3000" not in letter.text
    ada.post(ADDRESS, SAID | {"name": "Ada B."})
    assert Envelope.objects.count() == 1


def test_the_address_of_the_account_is_written_to_once_by_its_notice(ada: Client) -> None:
    payee = Payee.objects.get_or_create(person=builders.person("ada"))[0]
    leaving.goes_to(payee, builders.user("ada").email)
    ada.post(ADDRESS, SAID)
    assert Notice.objects.filter(event="destination").count() == 1
    assert not Envelope.objects.exists()
