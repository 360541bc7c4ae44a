"""The picture of a lineage is walked with the keys, dragged, and zoomed by wheel and buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.test_weights import weigh

pytestmark = pytest.mark.browser


def opened(person: Person, work: Work) -> Locator:
    person.open(f"{work.path}lineage/")
    tree = person.page.locator("lineage-map.live svg.tree")
    expect(tree).to_be_visible()
    return tree


def view(tree: Locator) -> list[float]:
    return [float(number) for number in (tree.get_attribute("viewBox") or "").split()]


def test_the_arrow_keys_walk_along_the_threads_and_say_where_one_is(
    crowd: Crowd, poem: Work, picture: Work, song: Work
) -> None:
    visitor = crowd.visitor(reduced_motion="reduce")
    tree, keys = opened(visitor, song), visitor.page.keyboard
    says = visitor.page.locator("lineage-map").get_by_role("status")
    tree.locator(f"[data-title='{song.title}']").focus()
    expect(says).to_contain_text("This work")
    keys.press("ArrowLeft")
    expect(says).to_contain_text("1 step back")
    expect(says).to_contain_text(f"{song.title} ")
    keys.press("ArrowLeft")
    keys.press("Home")
    expect(tree.locator(f"[data-title='{song.title}']")).to_be_focused()
    assert tree.locator("[data-node][tabindex='0']").count() == 1
    for _ in range(3):
        keys.press("ArrowLeft")
    expect(says).to_contain_text(poem.title)
    keys.press("Enter")
    visitor.arrives(poem.path)


def test_wheel_buttons_and_hand_move_the_picture_and_no_link_is_followed_by_a_drag(
    crowd: Crowd, song: Work
) -> None:
    visitor = crowd.visitor()
    tree, page = opened(visitor, song), visitor.page
    start = view(tree)
    page.get_by_role("button", name="Zoom in").click()
    assert view(tree)[2] < start[2]
    page.get_by_role("button", name="Whole").click()
    assert view(tree) == start
    box = tree.bounding_box()
    assert box
    node = tree.locator(f"[data-title='{song.title}'] [data-box]").bounding_box()
    assert node
    page.mouse.move(node["x"] + 30, node["y"] + 30)
    page.mouse.down()
    page.mouse.move(node["x"] - 50, node["y"] + 60, steps=4)
    page.mouse.up()
    assert view(tree)[0] > start[0]
    visitor.arrives(f"{song.path}lineage/")
    page.get_by_role("button", name="Whole").click()
    hand = {"x": node["x"] + 30, "y": node["y"] + 30}
    page.keyboard.down("Control")
    page.mouse.move(hand["x"], hand["y"])
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    wait_until(lambda: view(tree)[2] < start[2], what="the wheel zooms")
    under = [v[0] + (hand["x"] - box["x"]) * v[2] / box["width"] for v in (start, view(tree))]
    assert abs(under[0] - under[1]) < 2, "the point under the hand moved"


def test_without_scripts_the_picture_scrolls_and_its_works_are_links(
    crowd: Crowd, song: Work, poem: Work
) -> None:
    visitor = crowd.visitor(java_script_enabled=False)
    visitor.open(f"{song.path}lineage/")
    tree = visitor.page.locator("svg.tree")
    expect(visitor.page.locator(".map-tools")).to_be_hidden()
    tree.locator(f"a[data-title='{poem.title}']").click()
    visitor.arrives(poem.path)


def test_the_map_weighs_little_and_moves_nothing_when_it_comes_alive(
    crowd: Crowd, song: Work
) -> None:
    assert weigh(crowd.visitor(), f"{song.path}lineage/") == []
