"""The plan's board: Eva moves what is on it by keys and by a pointer, and finds it there again."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.journeys.people import Crowd, Person
from tests.journeys.test_keyboard import tab_to

pytestmark = pytest.mark.browser
PLANNED = """
from django.utils import timezone
from accounts.models import User
from projects.models import Lane
from projects.services.plans import Placed, keep_plan
from projects.services.projects import start

now, eva = timezone.now(), User.objects.get(handle="eva")
project = start(by=eva, title=f"The slow tide {now:%H%M%S}", pitch="It comes in.", now=now)
places = [
    Placed(Lane.SOUND, "Foghorn", 60_000, 120_000, None, None),
    Placed(Lane.WORDS, "The keeper speaks", 30_000, 90_000, None, None),
]
keep_plan(
    project=project, by=eva, now=now, measure="time", length=360_000, revision=0, places=places
)
print(project.get_absolute_url())
"""
TOO_WIDE = """() => [...document.querySelectorAll("main .scroll, html")]
    .filter((each) => each.scrollWidth > each.clientWidth)
    .map((each) => `${each.className}: ${each.scrollWidth} of ${each.clientWidth}`)"""
BOARD = "plan-board button.block"


@pytest.fixture
def board(crowd: Crowd) -> Person:
    said = crowd.site.manage("shell", "--verbosity", "0", code=PLANNED)
    eva = crowd.member("eva").open(f"{said.split()[-1]}plan/edit/")
    expect(eva.page.locator(BOARD)).to_have_count(2)
    return eva


def block(eva: Person, title: str) -> Locator:
    return eva.page.locator(BOARD, has_text=title)


def stands(eva: Person, title: str) -> list[str]:
    """Its lane, its beginning and its end, as the table below the board says them."""
    row = eva.page.locator("table.places tbody tr", has_text=title).first
    lane = row.locator("select[name$=-lane] option:checked").inner_text()
    return [
        lane,
        *(row.locator(f"input[name$=-{end}]").input_value() for end in ("starts", "ends")),
    ]


def is_kept(crowd: Crowd, eva: Person) -> None:
    """After the plan is kept the page that is opened anew says the same, and so does its board."""
    edit, titles = eva.path, ("Foghorn", "The keeper speaks")
    before = [stands(eva, title) for title in titles]
    at = [box(block(eva, title))["x"] for title in titles]
    eva.press("Keep the plan").arrives(edit.replace("edit/", ""))
    crowd.visitor().open(eva.path).sees("The keeper speaks")
    eva.open(edit).page.reload()
    assert [stands(eva, title) for title in titles] == before
    assert [box(block(eva, title))["x"] for title in titles] == pytest.approx(at, abs=1)


def box(of: Locator) -> FloatRect:
    found = of.bounding_box()
    assert found is not None
    return found


def test_a_plan_is_moved_by_keys_and_is_there_again(crowd: Crowd, board: Person) -> None:
    keys, says = board.page.keyboard, board.page.locator("[data-says]")
    tab_to(board, f"{BOARD}[aria-label^=Foghorn]")
    keys.press("Control+ArrowRight")
    assert stands(board, "Foghorn") == ["Sound", "1:10", "2:10"]
    keys.press("Shift+ArrowLeft")
    expect(says).to_have_text("Foghorn: Sound, 1:10 to 2:09")
    keys.press("ArrowUp")
    expect(says).to_have_text("Foghorn: Picture, 1:10 to 2:09")
    expect(block(board, "Foghorn")).to_be_focused()
    assert stands(board, "Foghorn") == ["Picture", "1:10", "2:09"]
    is_kept(crowd, board)


def test_a_plan_is_moved_by_a_pointer_and_is_there_again(crowd: Crowd, board: Person) -> None:
    mouse, horn = board.page.mouse, block(board, "Foghorn")
    horn.scroll_into_view_if_needed()
    minute = box(horn)["width"]

    def drag(from_x: float, by: float) -> None:
        middle = box(horn)["y"] + box(horn)["height"] / 2
        mouse.move(from_x, middle)
        mouse.down()
        mouse.move(from_x + by, middle, steps=12)
        mouse.up()

    drag(box(horn)["x"] + minute / 2, minute)
    lane, starts, ends = stands(board, "Foghorn")
    assert (lane, seconds(ends) - seconds(starts)) == ("Sound", 60)
    assert seconds(starts) == pytest.approx(120, abs=3)
    expect(board.page.locator("[data-says]")).to_have_text(f"Foghorn: Sound, {starts} to {ends}")
    drag(box(horn)["x"] + minute - 5, minute / 2)
    _lane, begins, later = stands(board, "Foghorn")
    assert begins == starts
    assert seconds(later) - seconds(starts) == pytest.approx(90, abs=3)
    is_kept(crowd, board)


def test_a_plan_fits_on_a_telephone_and_each_field_says_what_it_is(board: Person) -> None:
    board.page.set_viewport_size({"width": 360, "height": 740})
    assert board.page.evaluate(TOO_WIDE) == []
    row = board.page.locator("table.places tbody tr").first
    for label in ("Lane", "Title", "From", "Until"):
        assert box(row.locator("label", has_text=label).first)["height"] > 12
    assert board.page.get_by_label("Take out None").count() == 0


def seconds(words: str) -> int:
    minutes, rest = words.split(":")
    return int(minutes) * 60 + int(rest)
