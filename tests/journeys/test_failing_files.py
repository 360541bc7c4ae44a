"""Files that came to nothing, that somebody else has put up already, and extra ones: the pages
that say so are for everybody, by day and by night, on a telephone and on a desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.test_pages import look

pytestmark = pytest.mark.browser
SET_ASIDE = """
from django.utils import timezone
from contributions.models import Processing, Rendition
rows = Processing.objects.filter(media__display_name="{name}")
ended = dict(finished_at=None, quarantined_at=timezone.now(), attempts=3, is_final=False)
rows.update(**ended, reason="{reason}")
Rendition.objects.filter(media__display_name="{name}").delete()
"""
REASON = "Something went wrong while we worked on this file. Try again in a while."


def set_aside(crowd: Crowd, name: str) -> None:
    """As after three attempts that died; the worker does nothing that could still change it."""
    code = SET_ASIDE.format(name=name, reason=REASON)
    crowd.site.manage("shell", "--verbosity", "0", code=code)


@pytest.fixture
def dan(crowd: Crowd) -> Person:
    """Everything in one window, because a page is looked at in every size of it."""
    return crowd.another_window("dan")


def draft_with(person: Person, title: str, *files: Path, extra: tuple[Path, ...] = ()) -> str:
    person.open("/contribute/").fill(title=title).field("No sources, all mine").check()
    if files:
        person.field("File").set_input_files(list(files))
        person.arrives(r"/drafts/\d+/")
    if extra:
        person.field("Extra files").set_input_files(list(extra))
        person.arrives(r"/drafts/\d+/")
    for file in (*files, *extra):
        expect(person.page.locator("#draft-files li", has_text=file.name)).to_be_visible()
    expect(person.page.locator("#draft-files [data-pending]")).to_have_count(0, timeout=60_000)
    return person.path


def test_what_could_not_be_prepared_says_so_beside_the_file_and_beside_publish(
    dan: Person, folder: Path
) -> None:
    whole = making.picture(folder / "torn-whole.jpg", hue=33).read_bytes()
    torn = folder / "torn.jpg"
    torn.write_bytes(whole[: len(whole) // 10])
    path = draft_with(dan, "Torn", torn)
    assert look(dan, path) == []
    dan.sees("This file could not be prepared")
    dan.sees("It cannot be published like this: a file is in the way")
    dan.press("Remove torn.jpg")
    dan.is_told("The draft is saved.")
    expect(dan.page.get_by_text("a file is in the way")).to_have_count(0)


def test_what_was_set_aside_can_be_tried_again(crowd: Crowd, dan: Person, folder: Path) -> None:
    path = draft_with(dan, "Aside", making.picture(folder / "aside.jpg", hue=35))
    set_aside(crowd, "aside.jpg")
    assert look(dan, path) == []
    dan.sees("This file was set aside after three attempts")
    dan.press("Try again aside.jpg")
    expect(dan.page.locator("#draft-files").get_by_text("Ready")).to_be_visible(timeout=60_000)


def test_what_was_set_aside_after_publication_is_told_to_everybody(
    crowd: Crowd, dan: Person, folder: Path
) -> None:
    draft_with(dan, "Aside, and out", making.picture(folder / "out.jpg", hue=37))
    dan.press("Publish").arrives(r"/works/\d+/")
    path = dan.path
    set_aside(crowd, "out.jpg")
    assert look(dan, path) == []
    dan.sees("It stands on our list of files to look into.")
    visitor = crowd.visitor()
    assert look(visitor, path) == []
    visitor.sees("Whoever uploaded it knows, and can put it right.")


def test_what_somebody_else_has_put_up_is_offered_as_a_source(
    dan: Person, picture: Work, folder: Path
) -> None:
    path = draft_with(dan, "Mine, or not", folder / "lighthouse.jpg")
    dan.page.reload()
    dan.sees("Did you mean to cite it?")
    assert look(dan, path) == []
    dan.press(f"Add “{picture.title}” as a source")
    expect(
        dan.page.locator("li.source", has_text=picture.title).get_by_role("checkbox")
    ).to_be_checked()


def test_extra_files_that_are_there_are_for_everybody(dan: Person, folder: Path) -> None:
    layers = folder / "boat.psd"
    layers.write_bytes(b"8BPS" + bytes(5000))
    hum = making.song(folder / "boat.wav", pitch=470)
    dan.open("/contribute/").fill(title="A boat", text="It has two oars.")
    dan.field("No sources, all mine").check()
    dan.arrives(r"/drafts/\d+/")
    dan.field("Extra files").set_input_files([layers, hum])
    for name in ("boat.psd", "boat.wav"):
        expect(dan.page.locator("#draft-files li", has_text=name)).to_contain_text("extra")
    expect(dan.page.locator("#draft-files").get_by_text("Ready")).to_be_visible(timeout=60_000)
    dan.page.get_by_label(re.compile("^Label of boat.wav")).fill("The hum")
    assert look(dan, dan.path) == []


def test_a_draft_that_did_not_publish_itself_says_why(
    dan: Person, crowd: Crowd, folder: Path
) -> None:
    whole = making.picture(folder / "late-whole.jpg", hue=39).read_bytes()
    torn = folder / "late.jpg"
    torn.write_bytes(whole[: len(whole) // 10])
    dan.open("/contribute/").fill(title="Late").field("No sources, all mine").check()
    with crowd.site.halted("worker-quick"):
        dan.field("File").set_input_files(torn)
        dan.arrives(r"/drafts/\d+/")
        expect(dan.page.locator("#draft-files li", has_text="late.jpg")).to_be_visible()
        dan.press("Publish when ready").sees("It publishes itself as soon as its files are ready")
    dan.sees("It did not publish itself: a file is in the way", seconds=60)
    assert look(dan, dan.path) == []
