"""A press on a work's page loads it anew: what is heard goes on. The scripts alone, on a page of
a few lines, without a site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys import making

pytestmark = pytest.mark.browser
SCRIPTS = Path(__file__).parents[2] / "static" / "js"
HOST = "http://songs.test"
BODY = """<!doctype html><title>A song</title>
<script src="/theme-switch.js" defer></script>
<script src="/wave-player.js" defer></script><script src="/media-tools.js" defer></script>
<div data-work="{work}"><wave-player data-title="A song"><div class="slider"></div>
<div class="player-controls"><button type="button" data-play aria-label="Play">Play</button>
<p data-clock>0:00<span class="total"> / 0:30</span></p><audio src="/song.wav"></audio></div>
<media-tools><p data-note role="status"></p></media-tools></wave-player>
<form action="/works/{work}/comments/#comment" method="post"><button>Send</button></form>
<a href="/works/{work}/?remark=7#comment-7">a minute ago</a>
<form action="/works/2/" method="post"><button>Another work</button></form></div>
<theme-switch><form><input type="hidden" name="next" value="/works/{work}/?part=2"></form>
</theme-switch>"""


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    song = making.song(tmp_path / "song.wav", seconds=30).read_bytes()

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(HOST).strip("/")
        if name == "song.wav":
            start = int(route.request.headers.get("range", "bytes=0-")[6:].split("-")[0])
            whole = {"Content-Range": f"bytes {start}-{len(song) - 1}/{len(song)}"}
            whole |= {"Content-Type": "audio/wav", "Accept-Ranges": "bytes"}
            route.fulfill(status=206, body=song[start:], headers=whole)
        elif name.endswith(".js"):
            route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
        else:
            work = name.split("/")[1]
            route.fulfill(body=BODY.format(work=work), content_type="text/html")

    context = browser.new_context(reduced_motion="reduce")
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(f"{HOST}/works/1/")
    yield page
    context.close()


def at_half(page: Page) -> None:
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("5")
    expect(slider).to_have_attribute("aria-valuetext", "0:15 / 0:30")


def is_loaded_anew(page: Page, name: str, role: Literal["button", "link"] = "button") -> None:
    with page.expect_navigation():
        page.get_by_role(role, name=name).click()


def test_a_short_song_stands_where_it_stood_and_keeps_still_if_it_did(page: Page) -> None:
    at_half(page)
    is_loaded_anew(page, "Send")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "0:15 / 0:30")
    assert page.locator("audio").evaluate("a => a.paused")
    is_loaded_anew(page, "a minute ago", "link")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "0:15 / 0:30")


def test_what_runs_goes_on_or_says_where_it_stands_if_the_browser_forbids_that(page: Page) -> None:
    at_half(page)
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    is_loaded_anew(page, "Send")
    page.wait_for_function(
        "!document.querySelector('audio').paused"
        " || document.querySelector('[data-note]').textContent.startsWith('It goes on where')"
    )
    assert page.locator("audio").evaluate("a => a.currentTime") > 14


def test_another_work_begins_at_its_beginning_and_so_does_the_same_one_opened_again(
    page: Page,
) -> None:
    at_half(page)
    is_loaded_anew(page, "Another work")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "0:00 / 0:30")
    at_half(page)
    page.goto(f"{HOST}/works/2/")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "0:00 / 0:30")


def test_where_the_browser_keeps_nothing_the_player_is_as_ever(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no') } })"
    )
    page.goto(f"{HOST}/works/1/")
    at_half(page)
    is_loaded_anew(page, "Send")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", "0:00 / 0:30")


def test_a_page_that_answers_a_form_stands_at_its_own_address_and_is_reloaded_there(
    page: Page,
) -> None:
    is_loaded_anew(page, "Send")
    expect(page).to_have_url(f"{HOST}/works/1/?part=2#comment")
    with page.expect_request(f"{HOST}/works/1/?part=2") as asked:
        page.reload()
    assert asked.value.method == "GET"
