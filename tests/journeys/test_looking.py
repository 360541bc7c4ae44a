"""A picture fills the window: by wheel, keys, two taps and two fingers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.test_pages import EVERYTHING, broken
from tests.journeys.test_weights import weigh

pytestmark = pytest.mark.browser

ALT = "A lighthouse with one foot in the sea"


def opened(person: Person, picture: Work) -> Locator:
    person.open(picture.path)
    person.page.get_by_role("link", name=ALT).click()
    dialog = person.page.get_by_role("dialog", name="Hem of stone in full size")
    expect(dialog).to_be_visible()
    return dialog


def test_keys_and_buttons_change_its_size_and_escape_gives_the_focus_back(
    crowd: Crowd, picture: Work
) -> None:
    visitor = crowd.visitor()
    dialog, keys = opened(visitor, picture), visitor.page.keyboard
    for key, size in [("+", "150 %"), ("-", "100 %"), ("+", "150 %"), ("0", "100 %")]:
        keys.press(key)
        expect(dialog.get_by_role("status")).to_have_text(size)
    dialog.get_by_role("button", name="Larger").click()
    expect(dialog.get_by_role("status")).to_have_text("150 %")
    image = dialog.get_by_role("img", name=ALT)
    before = image.get_attribute("style")
    dialog.locator("[data-frame]").focus()
    keys.press("ArrowLeft")
    expect(image).not_to_have_attribute("style", before or "")
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    expect(visitor.page.get_by_role("link", name=ALT)).to_be_focused()


def test_the_wheel_keeps_the_point_under_the_hand(crowd: Crowd, picture: Work) -> None:
    visitor = crowd.visitor()
    dialog = opened(visitor, picture)
    visitor.page.mouse.move(300, 300)
    visitor.page.mouse.wheel(0, -400)
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"2\d\d %"))


def test_two_taps_and_two_fingers(crowd: Crowd, picture: Work) -> None:
    phone = crowd.visitor(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    dialog = opened(phone, picture)
    wire = phone.page.context.new_cdp_session(phone.page)

    def touch(name: str, *fingers: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "id": place} for place, (x, y) in enumerate(fingers)]
        wire.send("Input.dispatchTouchEvent", {"type": name, "touchPoints": points})

    touch("touchStart", (120, 300), (240, 300))
    for gap in (80, 100, 120):
        touch("touchMove", (180 - gap, 300), (180 + gap, 300))
    touch("touchEnd")
    expect(dialog.get_by_role("status")).to_have_text("200 %")


def test_the_largest_file_comes_only_then(crowd: Crowd, picture: Work) -> None:
    visitor = crowd.visitor(viewport={"width": 360, "height": 740})
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.open(picture.path).page.wait_for_load_state("networkidle")
    largest = visitor.page.get_by_role("link", name=ALT).get_attribute("href") or ""
    assert not [url for url in asked if url.endswith(largest)]
    with visitor.page.expect_request(lambda request: request.url.endswith(largest)):
        visitor.page.get_by_role("link", name=ALT).click()


def test_without_scripts_the_link_shows_the_whole_picture(crowd: Crowd, picture: Work) -> None:
    visitor = crowd.visitor(java_script_enabled=False).open(picture.path)
    visitor.page.get_by_text("Alt text", exact=True).click()
    expect(visitor.page.locator(".alt-text p")).to_have_text(ALT)
    visitor.page.get_by_role("link", name=ALT).click()
    visitor.page.wait_for_url("**/files/**")
    crowd.forgive("image-2560")  # the browser's own style for a bare picture is not let in


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_of_a_picture_is_light_and_stands_still(
    crowd: Crowd, picture: Work, width: int
) -> None:
    visitor = crowd.visitor(viewport={"width": width, "height": 800})
    assert weigh(visitor, picture.path) == []


def test_the_open_picture_meets_no_barrier(crowd: Crowd, picture: Work) -> None:
    visitor = crowd.visitor()
    opened(visitor, picture)
    assert broken(visitor, EVERYTHING) == []
