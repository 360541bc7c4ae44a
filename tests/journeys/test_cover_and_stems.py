"""A work with stems beside it, and one that not everybody wants to meet unasked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.people import Crowd, Person

pytestmark = pytest.mark.browser
EVERYTHING = {"resultTypes": ["violations"]}
WORDS = "The knife went in and the water turned."


def is_clean(person: Person) -> None:
    found = Axe().run(person.page, options=EVERYTHING).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


@pytest.fixture(scope="module")
def work(ada: Person, folder: Path) -> str:
    """Ada's mature verse with a sound and the layers of a drawing beside it."""
    layers = folder / "layers.psd"
    layers.write_bytes(b"8BPS" + bytes(5000))
    ada.open("/contribute/").fill(title="What the knife said", text=WORDS)
    files = [making.song(folder / "hum.wav", pitch=330), layers]
    ada.field("Extra files").set_input_files(files)
    ada.page.get_by_text("What people should know").first.click()
    ada.page.get_by_label("AI helped").check()
    ada.field("How AI was used").fill("A machine suggested the rhyme.")
    ada.field("Mature content").check()
    ada.field("What to expect").fill("A knife")
    ada.field("No sources, all mine").check()
    ada.press("Save draft").arrives(r"/drafts/\d+/").sees("layers.psd")
    ada.page.get_by_label(re.compile("^Label of hum.wav")).first.fill("The hum")
    is_clean(ada)
    ada.press("Publish").arrives(r"/works/\d+/").sees(WORDS)
    return ada.path


def test_the_files_are_listed_with_their_labels(ada: Person, work: str) -> None:
    ada.open(work).sees("The hum")
    ada.sees("layers.psd")
    ada.sees("A machine suggested the rhyme.")
    is_clean(ada)


def test_a_visitor_without_scripts_asks_to_see_it(crowd: Crowd, work: str) -> None:
    visitor = crowd.visitor(java_script_enabled=False).open("/discover/")
    visitor.sees("A knife")
    visitor.open(work).sees("A knife")
    expect(visitor.page.get_by_text(WORDS)).to_have_count(0)
    visitor.press("I am 18 or older: show it").arrives(work).sees(WORDS)
    visitor.open("/discover/").sees("The knife went in")
    visitor.open(work).press("Cover mature works again").arrives(work)
    expect(visitor.page.get_by_text(WORDS)).to_have_count(0)


def test_the_cover_the_edit_and_the_choice_are_for_everybody(
    crowd: Crowd, ada: Person, work: str
) -> None:
    is_clean(crowd.visitor().open(work))
    is_clean(crowd.visitor().open("/help/files/"))
    is_clean(ada.open(f"{work}edit/"))
    is_clean(ada.open("/settings/viewing/"))


def test_ada_edits_the_title_and_the_old_one_can_be_read(ada: Person, work: str) -> None:
    ada.open(work).follow("Edit title and words").arrives(f"{work}edit/")
    ada.fill(title="What the knife did").press("Save").arrives(work)
    ada.page.get_by_text(re.compile("^Edited")).click()
    ada.sees("What the knife said")
