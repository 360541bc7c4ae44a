"""Ben invites Cleo, she agrees, both are named in order and with roles, and so they stay."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Crowd, Person
from tests.journeys.test_pages import look

pytestmark = pytest.mark.browser
NAMES = ["Cleo Marchetti", "Ben Okafor"]


def credits(person: Person) -> list[str]:
    return person.page.locator("#credits dl > div > dd").all_inner_texts()[:2]


def no_barrier(crowd: Crowd, person: Person) -> None:
    """In a window of its own, because it is made narrow and dark."""
    window = crowd.visitor(storage_state=person.page.context.storage_state())
    assert look(window, person.path) == []


def test_ben_and_cleo_become_authors_of_one_song(crowd: Crowd) -> None:
    ben, cleo = crowd.member("ben"), crowd.member("cleo")
    ben.open("/contribute/").fill(title="Two at the harbour", text="One of us sings.")
    ben.field("No sources, all mine").check()
    ben.press("Authors and their roles").arrives(r"/drafts/\d+/authors/")
    ben.fill(handle="@cleo")
    ben.page.get_by_label("Role", exact=False).last.fill("Melody")
    ben.press("Ask").is_told("Cleo Marchetti is asked.")
    ben.page.get_by_label("Role of Ben Okafor").fill("Words")
    ben.press("Up Cleo Marchetti").sees("asked, no answer yet")
    no_barrier(crowd, ben)
    ben.follow("Back to the draft").press("Publish").sees("Not everybody has answered")

    cleo.open("/notices/").follow(
        "Ben Okafor wants to name you as an author of “Two at the harbour”"
    )
    cleo.arrives(r"/invitations/\d+/").sees("One of us sings.")
    cleo.sees("Your role: Melody.")
    no_barrier(crowd, cleo)
    cleo.press("Accept").is_told("You will be named as an author.")

    ben.press("Publish").arrives(r"/works/\d+/")
    assert credits(ben) == NAMES
    expect(ben.page.locator("#credits dt").first).to_have_text("Melody")

    cleo.open(ben.path).press("New version").arrives(r"/drafts/\d+/")
    cleo.fill(text="Two of us sing.").press("Publish").arrives(ben.path)
    assert credits(cleo) == NAMES
    expect(cleo.page.locator("#credits dt").nth(1)).to_have_text("Words")
    cleo.sees("Two of us sing.")
