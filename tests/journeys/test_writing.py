"""Writing, reading on, taking along and looking at what changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from hitrecord.demo.logins import PASSWORD, address
from tests.journeys.people import Crowd, Person
from tests.journeys.test_pages import look

pytestmark = pytest.mark.browser

SCREENPLAY = "INT. LAMP ROOM - NIGHT\n\nRain.\n\nKEEPER\n(to the lamp)\nYou were late again."
CHAPTER = "The lighthouse walked on over the floor of the sea. " * 150


@pytest.fixture
def dan(crowd: Crowd) -> Person:
    """Signed in through the form; his browser runs no script."""
    dan = crowd.visitor(java_script_enabled=False).open("/accounts/login/")
    dan.fill(email=address("dan"), password=PASSWORD).press("Sign in").arrives("/")
    return dan


def test_ben_sees_his_words_set_while_he_writes(crowd: Crowd) -> None:
    ben = crowd.member("ben").open("/contribute/").fill(text="# Legs\n\nThey *built* me.")
    preview = ben.page.get_by_role("button", name="Preview")
    expect(preview).to_have_attribute("aria-expanded", "false")
    preview.click()
    pane = ben.page.get_by_role("region", name="Preview")
    expect(pane.get_by_role("heading", name="Legs")).to_be_visible()
    expect(pane.locator("em")).to_have_text("built")
    ben.field("Text").fill(SCREENPLAY)
    ben.page.get_by_label("a screenplay").check()
    expect(pane.locator(".cue")).to_have_text("KEEPER")
    expect(ben.page.get_by_text(re.compile(r"^\d+ words, 1 min"))).to_be_visible()
    preview.click()
    expect(pane).to_be_hidden()
    ben.page.goto("about:blank")


def test_dan_previews_without_a_script(dan: Person) -> None:
    dan.open("/contribute/").fill(title="Pier", text=SCREENPLAY)
    dan.page.get_by_label("a screenplay").check()
    dan.press("Preview")
    expect(dan.page.locator("#preview .cue")).to_have_text("KEEPER")
    expect(dan.field("Title")).to_have_value("Pier")
    expect(dan.page.get_by_label("a screenplay")).to_be_checked()


def test_a_novel_is_read_and_a_book_taken_along(
    crowd: Crowd, folder: Path, troubles: list[str]
) -> None:
    ben = crowd.member("ben").open("/contribute/")
    ben.field("No sources, all mine").check()
    story = "\n\n".join(f"# Chapter {n}\n\n{CHAPTER}" for n in range(1, 6))
    path = ben.publishes(title="Five chapters", text=story)
    ben.sees("Part 1 of")
    ben.page.keyboard.press("j")
    ben.page.wait_for_url(re.compile(r"part=2"))
    ben.page.get_by_text("Contents", exact=True).first.click()
    ben.follow("Chapter 5")
    ben.page.wait_for_url(re.compile(r"#h-5"))
    expect(ben.page.get_by_role("heading", name="Chapter 5")).to_be_visible()
    book = ben.page.get_by_role("link", name="PDF", exact=True)
    expect(book).to_be_visible(timeout=60_000)
    with ben.page.expect_download() as download:
        book.click()
    assert download.value.suggested_filename == "Five chapters.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    troubles += look(ben, f"{path}?part=2")


def test_a_window_that_was_overtaken_says_so_and_keeps_what_was_typed(crowd: Crowd) -> None:
    ben = crowd.member("ben").open("/contribute/").fill(title="Two windows", text="A first line.")
    ben.arrives(r"/drafts/\d+/").sees(re.compile("^Saved"))
    other = crowd.another_window("ben").open(ben.path).fill(text="A long text.")
    other.sees(re.compile("^Saved (now|[0-9])"))
    ben.fill(text="A first line, and one more word.")
    ben.sees("nothing more is saved from here")
    expect(ben.field("Text")).to_have_value("A first line, and one more word.")
    assert "A long text." in other.open(other.path).page.content()
    ben.press("Save draft").sees("This is not saved yet")
    expect(ben.field("Text")).to_have_value("A first line, and one more word.")
    ben.press("Save draft").is_told("The draft is saved.")
    expect(other.open(ben.path).field("Text")).to_have_value("A first line, and one more word.")
    crowd.forgive("409")


def test_what_changed_is_told_to_eyes_and_ears(crowd: Crowd, troubles: list[str]) -> None:
    ben = crowd.member("ben").open("/contribute/")
    ben.field("No sources, all mine").check()
    path = ben.publishes(title="Two versions", text="It walks at night.")
    ben.press("New version").arrives(r"/drafts/\d+/").fill(text="It walks at dawn.")
    ben.press("Publish").arrives(r"/works/\d+/")
    ben.follow("What changed since version 1").arrives(f"{path}compare/")
    ben.sees("1 word added, 1 removed.")
    expect(ben.page.locator("del")).to_have_text("night")
    expect(ben.page.locator("ins")).to_have_text("dawn")
    troubles += look(ben, f"{path}compare/")


@pytest.fixture
def troubles() -> Any:
    """Everything that is wrong with a page, told together in the end."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


def test_a_word_without_an_end_stays_on_a_phone(crowd: Crowd) -> None:
    endless = "ab" * 1500
    wide = f"{endless}\n\n> {endless}\n\n- {endless}\n\n`{endless}`\n\n```\n{endless}\n```\n"
    wide += f"\n{'>' * 300} deep\n\n{'- ' * 300}deep\n\n{'> - ' * 300}deep\n"
    ben = crowd.member("ben").open("/contribute/").fill(title="Without an end", text=wide)
    ben.field("No sources, all mine").check()
    ben.press("Publish").arrives(r"/works/\d+/")
    visitor = crowd.visitor(viewport={"width": 360, "height": 740}).open(ben.path)
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert visitor.page.evaluate(width) <= 0
