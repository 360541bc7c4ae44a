"""What a screen reader is told of a text, a picture and a sound: roles, names, what is live."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Crowd
from tests.journeys.story import Work

pytestmark = pytest.mark.browser


def test_a_text_is_a_region_with_its_length_and_its_words(crowd: Crowd, poem: Work) -> None:
    stage = crowd.visitor().open(poem.path).page.locator(".stage")
    expect(stage).to_match_aria_snapshot(
        """
        - region "Writing":
          - paragraph: /About 1 minute to read/
          - paragraph: /The lighthouse took a step tonight,/
          - link "Recommend 0"
          - link "Download"
        """
    )


def test_a_picture_is_told_by_its_alt_text_and_zoomed_in_a_dialog(
    crowd: Crowd, picture: Work
) -> None:
    visitor = crowd.visitor().open(picture.path)
    shown = visitor.page.locator("picture-zoom")
    expect(shown).to_match_aria_snapshot(
        """
        - link "A lighthouse with one foot in the sea":
          - img "A lighthouse with one foot in the sea"
        """
    )
    link = shown.get_by_role("link")
    expect(link).to_have_attribute("aria-haspopup", "dialog")
    link.press("Enter")
    expect(shown.get_by_role("dialog")).to_match_aria_snapshot(
        """
        - dialog "Hem of stone in full size":
          - group "Arrows move it, plus and minus change its size, 0 shows all of it":
            - img "A lighthouse with one foot in the sea"
          - button "Smaller"
          - button "Larger"
          - button "All of it"
          - status: /\\d+ %/
          - button "Close"
        """
    )
    visitor.press("Close", shown)
    expect(link).to_be_focused()


def test_a_sound_is_a_named_slider_and_named_buttons(crowd: Crowd, song: Work) -> None:
    visitor = crowd.visitor().open(song.path)
    player = visitor.page.locator("wave-player[data-main]")
    expect(player).to_match_aria_snapshot(
        """
        - slider "Seek in “Slice of light, sung”"
        - button "Play Slice of light, sung"
        - paragraph: /0:00/
        - link "Recommend 0"
        - link "Download"
        - combobox "Speed"
        - button "Mute"
        - slider "Volume"
        - button "Copy the link to 0:00"
        """
    )
    player.get_by_role("slider", name="Seek").press("ArrowRight")
    expect(player.get_by_role("slider", name="Seek")).to_have_attribute(
        "aria-valuetext", "0:04 / 0:04"
    )
    expect(player.locator("[data-note]")).to_have_attribute("role", "status")
