from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import expect

from tests.journeys.office import Production
from tests.journeys.people import Crowd, Person
from tests.journeys.site import Site

pytestmark = pytest.mark.browser


def shares(person: Person, proposal: str) -> dict[str, str]:
    """What the published table says: amount by name."""
    answer = person.page.request.get(f"{proposal}proposal.csv")
    assert answer.ok
    return {row["Name"]: row["Amount"] for row in csv.DictReader(io.StringIO(answer.text()))}


def test_half_of_the_profit_goes_to_the_people_in_it(crowd: Crowd, proposal: str) -> None:
    visitor = crowd.visitor().open(proposal)
    published = shares(visitor, proposal)
    assert set(published) == {"Ada Brandt", "Ben Okafor", "Cleo Marchetti"}
    assert sum(float(amount) for amount in published.values()) == 500
    for name in published:
        visitor.sees(name)


def test_ada_sees_what_she_earned_and_why_exactly_this_amount(
    ada: Person, production: Production, proposal: str
) -> None:
    amount = shares(ada, proposal)["Ada Brandt"]
    ada.open("/earnings/")
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text(amount)
    ada.page.get_by_role("link", name="Why this amount?").click()
    ada.sees("exactly?")
    ada.open(f"/earnings/why/{production.slug}/")
    expect(ada.page.get_by_role("heading", level=1)).to_contain_text(amount)
    steps = ada.page.get_by_role("main").get_by_role("listitem")
    assert steps.count() >= 3
    assert ada.page.get_by_text("1,200.00").count() > 0


def test_ada_was_told_at_every_step(ada: Person, proposal: str) -> None:
    ada.open("/notices/")
    for sentence in ("You are named in the proposal", "is final", "is booked for you"):
        ada.sees(sentence)


def test_the_books_are_in_order_afterwards(site: Site, proposal: str) -> None:
    assert "The books are in order." in site.manage("checkbooks")
