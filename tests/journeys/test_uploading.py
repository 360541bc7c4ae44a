"""Files that come in parts: over a bad line, after a reload, several at once, given up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import CDPSession, Request, expect

from tests.journeys import making
from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.test_pages import NARROW, look

pytestmark = pytest.mark.browser
PART = 8 * 1024 * 1024
SLOW = 6_000_000
"""Bytes a second: a part takes a moment, so that there is a half-way."""


@pytest.fixture
def dan(crowd: Crowd) -> Iterator[Person]:
    """In a window of his own, with nothing begun."""
    dan = crowd.member("dan", viewport={"width": 1280, "height": 900})
    yield dan
    dan.page.context.close()


@pytest.fixture(scope="module")
def film(folder: Path) -> Path:
    """Thirty megabytes that begin like a film: four parts."""
    path = folder / "long.mp4"
    head = making.film(folder / "head.mp4", seconds=0.2, width=320, height=180).read_bytes()
    path.write_bytes(head + np.random.default_rng(7).bytes(30_000_000 - len(head)))
    return path


def slowly(person: Person, speed: int = SLOW) -> CDPSession:
    """The line takes this many bytes a second, until it is detached."""
    line = person.page.context.new_cdp_session(person.page)
    line.send("Network.enable")
    conditions(line, uploadThroughput=speed)
    return line


def conditions(line: CDPSession, **said: object) -> None:
    usual = {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", usual | said)


def parts_sent(person: Person) -> list[int]:
    """Numbers of the parts that arrived, as they arrive."""
    numbers: list[int] = []

    def note(request: Request) -> None:
        found = re.search(r"/parts/(\d+)/$", request.url)
        if found:
            numbers.append(int(found[1]))

    person.page.on("requestfinished", note)
    return numbers


def row(person: Person, name: str) -> Any:
    return person.page.locator("upload-row", has_text=name)


def file_of(person: Person, name: str) -> Any:
    return person.page.locator("#draft-files li", has_text=name)


def reaches(person: Person, percent: int) -> None:
    bar = person.page.locator("upload-row progress").first
    wait_until(lambda: bar.evaluate("bar => bar.value") > percent, what=f"{percent} %")


def up_to_the_last_part(person: Person, *files: Path) -> None:
    """Three parts arrive; the line never takes the fourth, however fast everything is."""
    held: list[str] = []
    sent = parts_sent(person)
    person.page.route("**/parts/4/", lambda route: held.append(route.request.url))
    begin(person, *files)
    person.arrives(r"/drafts/\d+/")
    wait_until(
        lambda: bool(person.page.title() and held) and len(sent) == 3, what="the last part is held"
    )


def begin(person: Person, *files: Path) -> None:
    person.field("File").set_input_files(list(files))


def test_several_files_are_sent_while_the_title_is_typed(dan: Person, folder: Path) -> None:
    dan.open("/contribute/")
    names = ["one.png", "two.png", "three.png"]
    begin(dan, *[making.picture(folder / name, hue=hue) for hue, name in enumerate(names)])
    dan.fill(title="Three lighthouses").arrives(r"/drafts/\d+/")
    for name in names:
        expect(file_of(dan, name)).to_be_visible(timeout=30_000)
    expect(dan.page.locator("upload-row")).to_have_count(0)
    dan.field("No sources, all mine").check()
    expect(dan.page.locator(".saved")).to_contain_text("Saved")
    dan.page.wait_for_timeout(2500)
    dan.page.reload()
    expect(dan.field("Title")).to_have_value("Three lighthouses")
    assert dan.page.locator("#draft-files li").count() == 3
    dan.press("Publish").arrives(r"/works/\d+/")


def test_a_broken_line_is_waited_out_and_only_what_is_missing_is_sent(
    crowd: Crowd, dan: Person, film: Path
) -> None:
    dan.open("/contribute/")
    sent = parts_sent(dan)
    line = slowly(dan)
    begin(dan, film)
    expect(row(dan, "long.mp4")).to_contain_text(re.compile(r"\d+ %, .+/s, .+ left"))
    reaches(dan, 40)
    conditions(line, offline=True)
    expect(row(dan, "long.mp4")).to_contain_text("You are offline")
    dan.fill(title="Typed without a line")
    conditions(line)
    expect(file_of(dan, "long.mp4")).to_be_visible(timeout=60_000)
    expect(dan.page.locator(".saved")).to_contain_text("Saved")
    assert sorted(sent) == [1, 2, 3, 4]
    crowd.forgive("ERR_INTERNET_DISCONNECTED", "ERR_NETWORK")


def test_after_a_reload_the_same_file_goes_on_where_it_was(dan: Person, film: Path) -> None:
    dan.open("/contribute/")
    up_to_the_last_part(dan, film)
    dan.fill(title="In two sittings")
    dan.page.on("dialog", lambda dialog: dialog.accept())
    dan.page.reload()
    dan.page.unroute("**/parts/4/")
    expect(row(dan, "long.mp4")).to_contain_text("Choose the same file again to go on.")
    after = parts_sent(dan)
    begin(dan, film)
    expect(file_of(dan, "long.mp4")).to_be_visible(timeout=60_000)
    assert after == [4]
    assert dan.page.locator("upload-row").count() == 0


def test_a_file_is_cancelled_and_leaves_the_rest(dan: Person, film: Path, folder: Path) -> None:
    dan.open("/contribute/")
    slowly(dan, 2_000_000)
    begin(dan, film, making.picture(folder / "kept.png", hue=77))
    expect(row(dan, "long.mp4")).to_contain_text("left")
    dan.press("Cancel", row(dan, "long.mp4"))
    expect(row(dan, "long.mp4")).to_have_count(0)
    expect(file_of(dan, "kept.png")).to_be_visible(timeout=30_000)
    dan.page.reload()
    expect(dan.page.locator("upload-row")).to_have_count(0)


def test_publishing_waits_for_the_files(dan: Person, film: Path) -> None:
    dan.open("/contribute/")
    slowly(dan)
    begin(dan, film)
    dan.fill(title="It comes late").field("No sources, all mine").check()
    dan.press("Publish").sees("It is published as soon as the files are here.")
    dan.arrives(r"/works/\d+/").sees("It comes late")


def test_a_refused_file_says_why_and_the_page_goes_on(
    crowd: Crowd, dan: Person, folder: Path
) -> None:
    false_name = folder / "false.jpg"
    false_name.write_bytes(b"\x00\x01 this is no picture \xff\xfe" * 20)
    dan.open("/contribute/").fill(title="Not that one")
    begin(dan, false_name)
    expect(row(dan, "false.jpg")).to_contain_text("We cannot read this file.")
    expect(row(dan, "false.jpg").get_by_role("button", name="Try again")).to_be_hidden()
    expect(row(dan, "false.jpg").get_by_role("status")).to_be_empty()
    crowd.forgive("status of 422")
    dan.press("Publish").sees("It is not published: a file was refused.")
    dan.press("Remove", row(dan, "false.jpg"))
    dan.fill(text="Words instead.").field("No sources, all mine").check()
    dan.press("Publish").arrives(r"/works/\d+/")


def test_a_page_with_an_upload_that_broke_off_is_for_everybody(dan: Person, film: Path) -> None:
    dan.open("/contribute/")
    line = slowly(dan)
    begin(dan, film)
    dan.arrives(r"/drafts/\d+/")
    reaches(dan, 20)
    dan.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert dan.page.evaluate(width) <= 0
    dan.page.on("dialog", lambda dialog: dialog.accept())
    dan.page.reload()
    line.detach()
    row(dan, "long.mp4").wait_for()
    assert look(dan, dan.path) == []


def test_who_is_signed_out_meanwhile_is_told_and_goes_on_after_signing_in(
    crowd: Crowd, dan: Person, film: Path
) -> None:
    line = slowly(dan)
    dan.open("/contribute/")
    begin(dan, film)
    reaches(dan, 5)
    cookies = dan.page.context.cookies()
    dan.page.context.clear_cookies()
    expect(row(dan, "long.mp4")).to_contain_text("You are signed out.", timeout=60_000)
    dan.fill(title="Written meanwhile")
    expect(dan.page.locator(".saved")).to_contain_text("you are signed out", timeout=20_000)
    dan.page.context.add_cookies(cookies)  # type: ignore[arg-type]
    line.detach()
    expect(dan.page.locator(".saved")).to_contain_text("Saved", timeout=20_000)
    dan.page.get_by_role("button", name="Try again").click()
    expect(file_of(dan, "long.mp4")).to_be_visible(timeout=60_000)
    crowd.forgive("/uploads/", "/autosave/")


def test_who_cancels_a_file_after_pressing_publish_publishes_nothing(
    dan: Person, film: Path
) -> None:
    slowly(dan)
    dan.open("/contribute/")
    dan.fill(title="Half a mind", text="Only words.")
    begin(dan, film)
    reaches(dan, 5)
    dan.field("No sources, all mine").check()
    dan.press("Publish")
    dan.page.get_by_role("button", name="Cancel").click()
    expect(dan.page.locator("upload-row")).to_have_count(0)
    dan.page.wait_for_timeout(1500)
    assert "/drafts/" in dan.page.url


def test_an_extra_file_arrives_in_parts_while_another_is_on_its_way(
    dan: Person, film: Path, folder: Path
) -> None:
    slowly(dan)
    dan.open("/contribute/")
    begin(dan, film)
    reaches(dan, 5)
    stem = folder / "bass.mid"
    stem.write_bytes(b"MThd" + bytes(60))
    dan.field("Extra files").set_input_files(stem)
    expect(file_of(dan, "bass.mid")).to_contain_text("extra", timeout=20_000)
    expect(dan.page.locator("[data-extra-rows] li")).to_have_count(0)
    dan.page.on("dialog", lambda dialog: dialog.accept())
