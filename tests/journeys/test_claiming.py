"""Gus plays the cello and has no account: he claims what is kept for him by the link in a mail."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from hitrecord.demo.logins import PASSWORD
from tests.journeys import office
from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd
from tests.journeys.test_pages import look

pytestmark = pytest.mark.browser
GUS = "gus@studio.example"


@pytest.fixture(scope="module")
def link(crowd: Crowd) -> str:
    """The path in the mail that finance had sent."""
    finn = crowd.member("finn").open("/admin/payouts/payee/add/")
    finn.page.locator("#id_name").fill("Gus Ferrer")
    finn.page.locator("#id_email").fill(GUS)
    finn.page.get_by_role("button", name="Save").first.click()
    finn.arrives("/admin/payouts/payee/")
    expect(finn.page.get_by_role("link", name="Write to them")).to_be_visible()
    reader = crowd.visitor()
    mail = reader.page.locator(".sent-mail", has_text=GUS)
    found = mail.get_by_role("link", name=re.compile("claims")).first

    def came() -> bool:
        reader.open("/dev/")
        return found.count() > 0

    wait_until(came, what="the mail with the link", seconds=60)
    return urlsplit(str(found.get_attribute("href"))).path


def test_the_page_of_a_link_has_no_barrier(crowd: Crowd, link: str) -> None:
    dan = crowd.another_window("dan")
    assert look(crowd.visitor(), link) + look(dan, link) == []


def test_a_link_that_was_copied_in_half_says_so(crowd: Crowd, link: str) -> None:
    half = link[: len(link) // 2] + "/"
    visitor = crowd.visitor()
    assert look(visitor, half, status=404) == []
    visitor.sees("This link is not complete.")
    crowd.forgive(half)


def test_gus_makes_an_account_and_what_was_kept_is_his(crowd: Crowd, link: str) -> None:
    gus = crowd.visitor().open(link)
    gus.sees("Kept for Gus Ferrer")
    gus.follow("Make an account").arrives("/accounts/signup/")
    gus.fill(name="Gus Ferrer", email=GUS, password=PASSWORD, date_of_birth="1990-02-28")
    gus.page.get_by_label("I accept the accord").check()
    gus.press("Sign up").arrives("/accounts/confirm-email/")
    gus.open("/dev/")
    mail = gus.page.locator(".sent-mail", has_text="confirm-email").filter(has_text=GUS).first
    mail.get_by_role("link", name=re.compile("confirm-email")).click()
    gus.press("Yes, confirm it").arrives(link)
    gus.sees("You are signed in as @gus-ferrer")
    gus.press("I am Gus Ferrer: it is mine").arrives("/earnings/")
    gus.is_told("It is yours.")


def test_ben_opens_it_too_and_finance_decides(crowd: Crowd, link: str) -> None:
    ben = crowd.another_window("ben")
    ben.open(link).sees("Somebody has used this link already")
    assert look(ben, link) == []
    ben.open(link).page.locator("#words").fill("I am Gus; ask the studio in Bilbao.")
    ben.press("It was not me who used it").sees("Finance decides")
    finn = crowd.member("finn").open("/admin/payouts/claim/")
    path = finn.page.get_by_role("link", name="it is not").get_attribute("href")
    office.opens_again(finn, str(path)).sees("I am Gus; ask the studio in Bilbao.")
    finn.field("Reason").fill("Gus played it to us.")
    finn.press("Ben Okafor is not Gus Ferrer").arrives("/admin/payouts/claim/")
    ben.open(link).sees("Gus played it to us.")
