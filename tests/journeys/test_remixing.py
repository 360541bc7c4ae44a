from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work

pytestmark = pytest.mark.browser


def test_ada_reads_that_ben_drew_her_poem(
    crowd: Crowd, ada: Person, poem: Work, picture: Work
) -> None:
    ada.open("/notices/")
    ada.sees("Ben Okafor built on “A slice of light”")
    ada.sees("Your hem of stone would not let me go.")
    ada.follow("Ben Okafor built on “A slice of light”").arrives(picture.path)
    ada.open(poem.path).sees("Your hem of stone would not let me go.")


def test_bens_picture_is_shown_in_the_right_size(crowd: Crowd, picture: Work) -> None:
    small = crowd.visitor(viewport={"width": 360, "height": 740}, device_scale_factor=1)
    shown = small.open(picture.path).page.locator(".stage img")
    expect(shown).to_have_attribute("alt", "A lighthouse with one foot in the sea")
    chosen = shown.evaluate("async image => { await image.decode(); return image.naturalWidth }")
    assert chosen < 1000, "the whole picture went to a small screen"


def test_cleos_song_plays_in_place(crowd: Crowd, song: Work) -> None:
    visitor = crowd.visitor().open(song.path)
    player = visitor.page.locator("wave-player[data-main]")
    expect(player.locator(".slider")).to_have_attribute("aria-valuemax", "4")
    visitor.press(f"Play {song.title}", player)
    now = "document.querySelector('audio').currentTime"
    wait_until(lambda: visitor.page.evaluate(now) > 0.5, what="the sound moves on")
    expect(player.locator(".slider")).not_to_have_attribute("style", "--played: 0%;")
    visitor.press("Pause", player)
    assert visitor.page.evaluate("document.querySelector('audio').paused")
    expect(player.locator(".slider")).not_to_have_attribute("aria-valuenow", "0")


def test_the_song_names_both_sources_and_its_whole_lineage(
    crowd: Crowd, poem: Work, picture: Work, song: Work
) -> None:
    visitor = crowd.visitor().open(song.path)
    visitor.sees("From 2 works")
    visitor.follow("See the whole lineage").arrives(f"{song.path}lineage/")
    visitor.sees("works, one thread.")
    visitor.open(f"{song.path}credits/")
    credit = visitor.page.get_by_label("As text")
    for name in ("Ada Brandt", "Ben Okafor", "Cleo Marchetti"):
        assert name in credit.input_value()
