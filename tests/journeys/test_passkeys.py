"""A second step in a browser: a passkey that a virtual device keeps, and an app's codes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hitrecord.demo.logins import PASSWORD, address
from tests.journeys.people import Crowd, Person

pytestmark = pytest.mark.browser

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def dan(crowd: Crowd) -> Iterator[Person]:
    """In a window of his own, at the one name of this machine that browsers keep passkeys for. A
    new passkey ends his other sessions, which no window of his would know."""
    crowd.goes("dan")
    dan = crowd.visitor()
    dan.url = dan.url.replace("127.0.0.1", "localhost")
    session = dan.page.context.new_cdp_session(dan.page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield dan
    crowd.forgive("//localhost:")


def sign_in(person: Person) -> None:
    person.open("/accounts/login/")
    person.page.locator("input[name=login]").fill(address("dan"))
    person.page.locator("input[name=password]").fill(PASSWORD)
    person.press("Sign in")


def test_dan_adds_a_passkey_and_opens_his_account_with_it_alone(dan: Person) -> None:
    sign_in(dan)
    dan.arrives("/").open("/settings/profile/").follow("Second step").follow("Add a passkey")
    dan.sees("Is it still you?")
    dan.page.locator("input[name=password]").fill(PASSWORD)
    dan.press("Go on").arrives("/accounts/2fa/webauthn/add/")
    dan.page.locator("input[name=name]").fill("The telephone")
    dan.press("Add it").arrives("/accounts/2fa/recovery-codes/")
    code = dan.page.locator(".codes code").first.inner_text()

    dan.open("/accounts/logout/").press("Sign out", dan.page.get_by_role("main")).arrives("/")
    dan.open("/accounts/login/").press("Sign in with a passkey").arrives("/")
    dan.open("/accounts/2fa/webauthn/").sees("The telephone")
    dan.sees("opens the account alone")

    dan.open("/accounts/logout/").press("Sign out", dan.page.get_by_role("main")).arrives("/")
    sign_in(dan)
    dan.arrives("/accounts/2fa/authenticate/").sees("And the second step.")
    dan.press("Use a passkey").arrives("/")

    dan.open("/accounts/logout/").press("Sign out", dan.page.get_by_role("main")).arrives("/")
    sign_in(dan)
    dan.arrives("/accounts/2fa/authenticate/")
    dan.page.get_by_label("Code").fill(code)
    dan.press("Sign in").arrives("/")

    dan.open("/accounts/2fa/webauthn/").follow("Remove The telephone")
    dan.follow("With a passkey").sees("This step needs your passkey.")
    dan.press("Use a passkey").sees("Remove “The telephone”")
    dan.press("Remove it").sees("There is none yet.")
    dan.is_told("That passkey no longer opens your account.")
