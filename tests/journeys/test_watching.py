"""A film is prepared, watched, sought in and read; a portrait keeps its shape."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.test_pages import look
from tests.journeys.test_weights import weigh

pytestmark = pytest.mark.browser

CAPTIONS = """WEBVTT

00:00.000 --> 00:02.000
A bar walks by.

00:02.500 --> 00:04.000
<v Ben>It is gone.
"""


@pytest.fixture(scope="module")
def film(crowd: Crowd, folder: Path) -> Work:
    """Ben's portrait film. What he types while it is prepared is still there afterwards."""
    ben = crowd.member("ben").open("/contribute/")
    ben.field("No sources, all mine").check()
    with crowd.site.halted("worker-media"):
        path = ben.publishes(
            file=making.film(folder / "bar.mp4", seconds=4, width=360, height=640),
            title="A bar walks by",
        )
        ben.sees("Waiting to be prepared")
        ben.page.locator("#comment-text").fill("Half a thought about")
        ben.page.evaluate("scrollTo(0, 120)")
    expect(ben.page.locator("film-player")).to_be_visible(timeout=60_000)
    expect(ben.page.locator("#comment-text")).to_have_value("Half a thought about")
    assert ben.page.evaluate("scrollY") == 120
    expect(ben.page.get_by_role("slider", name="A bar walks by")).to_be_visible()
    ben.page.locator("#comment-text").fill("")
    return Work("A bar walks by", path)


def screen(person: Person) -> tuple[float, float]:
    box = person.page.locator("film-player video").bounding_box()
    assert box is not None
    return box["width"], box["height"]


def test_a_portrait_fits_the_window_and_keeps_its_shape(crowd: Crowd, film: Work) -> None:
    for width, height in ((1280, 800), (360, 740)):
        visitor = crowd.visitor(viewport={"width": width, "height": height}).open(film.path)
        wide, tall = screen(visitor)
        assert tall <= height
        assert wide <= width
        assert abs(wide / tall - 360 / 640) < 0.02
        visitor.page.context.close()


def test_a_film_plays_by_key_and_tells_its_time(crowd: Crowd, film: Work) -> None:
    visitor = crowd.visitor().open(film.path)
    visitor.page.keyboard.press("Space")
    expect(visitor.page.get_by_role("button", name="Pause")).to_be_visible()
    expect(visitor.page.get_by_role("slider", name="A bar walks by")).to_have_attribute(
        "aria-valuetext", re.compile("0:0[1-4] / 0:04")
    )
    visitor.page.keyboard.press("m")
    expect(visitor.page.get_by_role("button", name="Mute")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_small_pictures_say_where_one_lands(crowd: Crowd, film: Work) -> None:
    visitor = crowd.visitor().open(film.path)
    visitor.page.get_by_role("slider", name="A bar walks by").hover()
    expect(visitor.page.locator(".glimpse")).to_be_visible()
    visitor.page.mouse.move(5, 5)
    expect(visitor.page.locator(".glimpse")).to_be_hidden()


def test_the_sizes_are_offered_to_those_they_fit(crowd: Crowd, film: Work) -> None:
    visitor = crowd.visitor(extra_http_headers={"Save-Data": "on"}).open(film.path)
    sources = visitor.page.locator("film-player source")
    assert "film-" in (sources.first.get_attribute("src") or "")
    expect(sources.first).not_to_have_attribute("media", re.compile("."))


def test_captions_are_sent_shown_and_read(crowd: Crowd, film: Work) -> None:
    ben = crowd.member("ben").open(film.path)
    ben.follow("Add captions or a transcript").arrives(r"/media/\d+/captions/")
    ben.fill(text=CAPTIONS.replace("00:02.500", "00:99.500")).press("Keep")
    ben.sees("Line 6: “00:99.500 --> 00:04.000” cannot be read as times.")
    ben.fill(text=CAPTIONS).press("Keep").is_told("Captions in English are kept.")
    visitor = crowd.visitor().open(film.path)
    shown = "Array.from(document.querySelector('video').textTracks[0].activeCues, c => c.text)[0]"
    visitor.page.get_by_role("slider", name="A bar walks by").focus()
    visitor.page.keyboard.press("Shift+ArrowRight")
    wait_until(
        lambda: visitor.page.evaluate(shown) == "A bar walks by.", what="it is shown", seconds=15
    )
    expect(visitor.page.get_by_label("Captions")).to_have_value("en")
    visitor.page.keyboard.press("c")
    expect(visitor.page.get_by_label("Captions")).to_have_value("")
    visitor.follow("Read the transcript").arrives(r"/works/\d+/transcript/")
    visitor.follow("0:02").arrives(film.path)
    expect(visitor.page.get_by_role("slider", name="A bar walks by")).to_have_attribute(
        "aria-valuetext", "0:02 / 0:04"
    )


def test_without_scripts_the_browser_plays_and_the_words_are_read(crowd: Crowd, film: Work) -> None:
    visitor = crowd.visitor(java_script_enabled=False).open(film.path)
    expect(visitor.page.locator("video[controls]")).to_be_visible()
    expect(visitor.page.get_by_label("Speed")).to_be_hidden()
    visitor.follow("Read the transcript").sees("A bar walks by.")


def test_the_pages_of_a_film_meet_no_barrier(crowd: Crowd, film: Work) -> None:
    ben = crowd.member("ben").open(film.path)
    captions = ben.page.get_by_role("link", name="Change captions").get_attribute("href") or ""
    visitor, maker = crowd.visitor(), crowd.visitor(storage_state=ben.page.context.storage_state())
    found = [*look(visitor, film.path), *look(visitor, f"{film.path}transcript/")]
    found += [*look(maker, film.path), *look(maker, captions)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_of_a_film_is_light_and_stands_still(crowd: Crowd, film: Work, width: int) -> None:
    visitor = crowd.visitor(viewport={"width": width, "height": 800})
    assert weigh(visitor, film.path) == []


def test_a_screen_reader_is_told_what_there_is(crowd: Crowd, film: Work) -> None:
    visitor = crowd.visitor().open(film.path)
    expect(visitor.page.locator("wave-player")).to_match_aria_snapshot(
        """
        - button "Play A bar walks by"
        - slider "Seek in “A bar walks by”"
        - button "Play A bar walks by"
        - paragraph: /0:00/
        - link "Recommend 0"
        - link "Download"
        - combobox "Speed"
        - button "Mute"
        - slider "Volume"
        - combobox "Captions"
        - button "Copy the link to 0:00"
        - paragraph:
          - link "Read the transcript"
        """
    )
