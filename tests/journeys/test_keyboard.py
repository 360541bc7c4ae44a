"""Uploading and publishing with nothing but a keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.people import Crowd, Person

pytestmark = pytest.mark.browser

LONGEST_WAY = 80  # presses of Tab
OUTLINE = """element => {
    const label = element.closest('label');
    const seen = [element, label, element.closest('file-drop')].filter(Boolean);
    return seen.some(part => {
        const style = getComputedStyle(part);
        return parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none'
            || style.boxShadow !== 'none';
    });
}"""


def tab_to(person: Person, selector: str) -> None:
    """Walk on with Tab; every stop on the way shows where the focus is."""
    for _ in range(LONGEST_WAY):
        person.page.keyboard.press("Tab")
        focused = person.page.locator(":focus")
        if not focused.count():
            continue
        name = focused.evaluate("element => element.outerHTML.slice(0, 120)")
        assert focused.evaluate(OUTLINE), f"no visible focus on {name}"
        if focused.evaluate("(element, selector) => element.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def test_ben_publishes_a_picture_without_a_mouse(crowd: Crowd, folder: Path) -> None:
    ben = crowd.member("ben").open("/")
    keys = ben.page.keyboard
    # Heard from the beginning: else the press may overtake the request to hand dialogs to us.
    ben.page.on("filechooser", lambda _: None)
    tab_to(ben, "a[href='/contribute/']")
    keys.press("Enter")
    ben.arrives("/contribute/")
    tab_to(ben, "[name=title]")
    keys.type("By keyboard alone")
    tab_to(ben, "[name=file]")
    with ben.page.expect_file_chooser() as chooser:
        keys.press("Enter")
    chooser.value.set_files(making.picture(folder / "keys.jpg", hue=90))
    tab_to(ben, "[name=alt_text]")
    keys.type("A lighthouse made of keys")
    tab_to(ben, "[name=all_mine]")
    keys.press("Space")
    tab_to(ben, "button[value=publish]")
    keys.press("Enter")
    ben.arrives(r"/works/\d+/")
    picture = ben.page.get_by_role("img", name="A lighthouse made of keys")
    expect(picture).to_be_visible(timeout=60_000)


def test_the_first_stop_skips_to_the_content(crowd: Crowd) -> None:
    visitor = crowd.visitor().open("/discover/")
    visitor.page.keyboard.press("Tab")
    skip = visitor.page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("main")).to_be_focused()
