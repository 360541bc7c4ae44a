"""Ben builds on Ada's poem and on a book; Ada reads his thanks and shows his work first."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work

pytestmark = pytest.mark.browser
TITLE = "The lighthouse answers"


def tells_of_a_book(ben: Person, *, author: str) -> None:
    elsewhere = ben.page.locator("#elsewhere")
    if elsewhere.get_attribute("open") is None:
        elsewhere.locator("summary").click()
    row = elsewhere.get_by_role("group").first
    ben.field("Title", row).fill("Ask the lighthouse")
    ben.field("Author", row).fill(author)
    row.get_by_label("Licence").select_option(label="Public domain")
    row.get_by_label("Relation").select_option(label="inspired by")


def test_ben_builds_on_a_poem_and_a_book_and_ada_pins_it(
    crowd: Crowd, ada: Person, poem: Work
) -> None:
    ben = crowd.member("ben")
    ben.open(poem.path).open("/contribute/")
    first = ben.page.locator("li.source").first
    expect(first).to_contain_text(poem.title)
    ben.names_source(poem.title, note="It answered, so I wrote it down.")
    tells_of_a_book(ben, author="")
    ben.fill(title=TITLE, text="I stood so long that standing was my name.")
    ben.press("Publish").sees("Say who made it.")
    expect(ben.page.locator("li.source").first.get_by_role("checkbox")).to_be_checked()
    expect(ben.field("Thank-you note", ben.page.locator("li.source").first)).to_have_value(
        "It answered, so I wrote it down."
    )
    tells_of_a_book(ben, author="W. Penrose")
    ben.press("Publish").arrives(r"/works/\d+/")
    answer = Work(TITLE, ben.path)
    ben.sees("From 2 works")
    ben.sees("W. Penrose · inspired by · from elsewhere")

    ada.open("/notices/").sees("Ben Okafor built on “A slice of light”")
    ada.open("/made-from-mine/")
    row = ada.page.locator(".made-rows > li", has_text=TITLE)
    expect(row).to_contain_text("It answered, so I wrote it down.")
    row.get_by_role("button", name=re.compile("^Pin")).click()
    ada.is_told(f"“{TITLE}” stands first on “{poem.title}” now.")

    visitor = crowd.visitor().open(poem.path)
    shown = visitor.page.locator(".glance .into li").first
    expect(shown).to_contain_text(TITLE)
    expect(shown).to_contain_text("pinned by the author")
    visitor.page.get_by_role("link", name=re.compile(r"^Made into \d+ work")).click()
    visitor.sees("pinned by the author")
    ada.open(f"{poem.path}made-into/").page.get_by_role("button", name=re.compile("^Unpin")).click()
    ada.open(poem.path)
    expect(ada.page.locator(".glance .into")).not_to_contain_text("pinned by the author")
    assert answer.path != poem.path
