"""A sound is played, sought in and linked to: by mouse, by finger, by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys import making
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work

pytestmark = pytest.mark.browser

LONG = 4
"""Seconds of the story's song."""


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="Slice of light, sung")


def clock(person: Person) -> Locator:
    return person.page.locator("[data-main] [data-clock]")


def point(wave: Locator, part: float) -> tuple[float, float]:
    box = wave.bounding_box()
    assert box is not None
    return box["x"] + part * box["width"], box["y"] + box["height"] / 2


@pytest.fixture
def visitor(crowd: Crowd, song: Work) -> Person:
    return crowd.visitor().open(song.path)


def test_a_click_on_the_wave_goes_there(visitor: Person) -> None:
    visitor.page.mouse.click(*point(slider(visitor.page), 0.5))
    expect(slider(visitor.page)).to_have_attribute("aria-valuetext", "0:02 / 0:04")


def test_a_drag_goes_where_it_ends(visitor: Person) -> None:
    mouse, wave = visitor.page.mouse, slider(visitor.page)
    mouse.move(*point(wave, 0.1))
    mouse.down()
    mouse.move(*point(wave, 0.5), steps=4)
    mouse.move(*point(wave, 0.78), steps=4)
    mouse.up()
    expect(wave).to_have_attribute("aria-valuetext", "0:03 / 0:04")


def test_the_keyboard_seeks_by_steps_tenths_and_ends(visitor: Person) -> None:
    wave, keys = slider(visitor.page), visitor.page.keyboard
    wave.focus()
    for key, heard in [
        ("Shift+ArrowRight", "0:01"),
        ("5", "0:02"),
        ("Home", "0:00"),
        ("ArrowRight", "0:04"),
        ("ArrowLeft", "0:00"),
        ("End", "0:04"),
        ("Shift+ArrowLeft", "0:03"),
    ]:
        keys.press(key)
        expect(wave).to_have_attribute("aria-valuetext", f"{heard} / 0:04")


def test_keys_keep_still_while_somebody_types(crowd: Crowd, song: Work) -> None:
    ben = crowd.member("ben").open(song.path)
    ben.page.locator("#comment-text").fill("")
    ben.page.locator("#comment-text").press_sequentially("mm 5 >")
    expect(ben.page.locator("#comment-text")).to_have_value("mm 5 >")
    expect(ben.page.get_by_role("button", name="Mute")).to_have_attribute("aria-pressed", "false")
    expect(slider(ben.page)).to_have_attribute("aria-valuetext", "0:00 / 0:04")


def test_an_address_names_a_moment_or_a_passage(crowd: Crowd, song: Work) -> None:
    visitor = crowd.visitor().open(f"{song.path}#t=0:02")
    expect(slider(visitor.page)).to_have_attribute("aria-valuetext", "0:02 / 0:04")
    visitor = crowd.visitor().open(f"{song.path}#t=1,3")
    expect(slider(visitor.page)).to_have_attribute("aria-valuetext", "0:01 / 0:04")
    wave, band = slider(visitor.page).bounding_box(), visitor.page.locator(".chosen").bounding_box()
    assert wave is not None
    assert band is not None
    assert abs(band["width"] / wave["width"] - 2 / LONG) < 0.05
    expect(visitor.page.get_by_role("button", name="Repeat this part")).to_be_visible()


def test_the_link_to_a_moment_is_copied_and_said(crowd: Crowd, song: Work) -> None:
    visitor = crowd.visitor(permissions=["clipboard-read", "clipboard-write"])
    visitor.open(f"{song.path}#t=2")
    visitor.page.get_by_role("button", name="Copy the link to 0:02").click()
    expect(visitor.page.get_by_role("status")).to_have_text("The link to 0:02 is copied.")
    copied = visitor.page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"{song.path}?t=2#t=2")


def test_the_speed_is_kept_for_the_next_sound(visitor: Person, song: Work) -> None:
    visitor.page.get_by_label("Speed").select_option("1.5")
    visitor.open("/discover/").open(song.path)
    expect(visitor.page.get_by_label("Speed")).to_have_value("1.5")
    assert visitor.page.locator("audio").evaluate("a => [a.playbackRate, a.preservesPitch]") == [
        1.5,
        True,
    ]


def test_a_sound_that_cannot_be_loaded_says_so_and_is_tried_again(crowd: Crowd, song: Work) -> None:
    visitor = crowd.visitor()
    visitor.page.route("**/files/**", lambda route: route.abort())
    visitor.open(song.path)
    expect(visitor.page.get_by_role("alert")).to_contain_text("could not be loaded")
    visitor.page.unroute("**/files/**")
    visitor.press("Try again")
    expect(visitor.page.get_by_role("alert")).to_have_count(0)
    expect(visitor.page.get_by_role("button", name="Pause")).to_be_visible()
    crowd.forgive("/files/")


def test_one_sound_at_a_time(crowd: Crowd, song: Work) -> None:
    visitor = crowd.visitor().open("/discover/?kind=audio")
    visitor.page.evaluate("document.body.append(document.querySelector('.work').cloneNode(true))")
    first, second = visitor.page.locator("wave-player [data-play]").all()[:2]
    first.click()
    expect(first).to_have_attribute("aria-label", "Pause")
    second.click()
    expect(second).to_have_attribute("aria-label", "Pause")
    expect(first).to_have_attribute("aria-label", re.compile("Play"))


def test_a_finger_seeks_along_the_wave_and_a_scroll_does_not(crowd: Crowd, song: Work) -> None:
    phone = crowd.visitor(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    ).open(song.path)
    wave = slider(phone.page)
    wave.scroll_into_view_if_needed()
    phone.page.touchscreen.tap(*point(wave, 0.5))
    expect(wave).to_have_attribute("aria-valuetext", "0:02 / 0:04")
    wire = phone.page.context.new_cdp_session(phone.page)
    drag(wire, point(wave, 0.5), (0, -200))
    expect(wave).to_have_attribute("aria-valuetext", "0:02 / 0:04")
    wave.scroll_into_view_if_needed()
    left = phone.page.evaluate("scrollY")
    drag(wire, point(wave, 0.2), (0.58 * float(wave.bounding_box()["width"]), 6))  # type: ignore[index]
    expect(wave).to_have_attribute("aria-valuetext", "0:03 / 0:04")
    assert phone.page.evaluate("scrollY") == left


def drag(wire: object, start: tuple[float, float], by: tuple[float, float]) -> None:
    """One finger down, along, and up again."""
    send = wire.send  # type: ignore[attr-defined]
    send("Input.dispatchTouchEvent", touch("touchStart", [start]))
    for step in range(1, 9):
        at = (start[0] + by[0] * step / 8, start[1] + by[1] * step / 8)
        send("Input.dispatchTouchEvent", touch("touchMove", [at]))
    send("Input.dispatchTouchEvent", touch("touchEnd", []))


def touch(name: str, fingers: list[tuple[float, float]]) -> dict[str, object]:
    return {"type": name, "touchPoints": [{"x": x, "y": y} for x, y in fingers]}


def test_the_lock_screen_learns_what_is_heard(visitor: Person) -> None:
    visitor.page.get_by_role("button", name="Play Slice of light, sung").click()
    expect(visitor.page.get_by_role("button", name="Pause")).to_be_visible()
    session = "[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]"
    assert visitor.page.evaluate(session)[0] == "Slice of light, sung"


def test_a_long_sound_goes_on_where_it_was_left(crowd: Crowd, tmp_path: Path) -> None:
    """Long is ten minutes; for this test half a minute is."""
    eva = crowd.member("eva").open("/contribute/")
    eva.field("No sources, all mine").check()
    path = eva.publishes(file=making.song(tmp_path / "long.wav", seconds=40), title="Long song")
    expect(eva.page.locator("wave-player[data-main]")).to_be_visible(timeout=60_000)
    visitor = crowd.visitor()

    def shorten(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("LONG = 600", "LONG = 30"))

    visitor.page.route("**/media-tools*.js", shorten)
    visitor.open(path)
    wave = visitor.page.get_by_role("slider", name="Long song")
    wave.focus()
    visitor.page.keyboard.press("5")
    expect(wave).to_have_attribute("aria-valuetext", "0:20 / 0:40")
    visitor.open("/discover/").open(path)
    expect(wave).to_have_attribute("aria-valuetext", "0:20 / 0:40")
    expect(visitor.page.get_by_text("It goes on where you stopped, at 0:20.")).to_be_visible()
    visitor.open("/discover/").open(f"{path}#t=3")
    expect(wave).to_have_attribute("aria-valuetext", "0:03 / 0:40")


def test_a_sound_that_is_still_being_chosen_is_not_called_broken(crowd: Crowd, song: Work) -> None:
    visitor = crowd.visitor()
    visitor.page.add_init_script(
        """Object.defineProperty(HTMLMediaElement.prototype, "networkState", {
             get: () => document.readyState === "complete" ? 1 : 3 })"""
    )
    visitor.open(song.path)
    visitor.page.wait_for_load_state("load")
    expect(slider(visitor.page)).to_be_visible()
    assert visitor.page.get_by_role("alert").count() == 0
