"""A project's steps are put in order: by the keyboard, by the pointer, and without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from hitrecord.demo.logins import PASSWORD, address
from tests.journeys.people import Crowd, Person

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(crowd: Crowd) -> str:
    eva = crowd.member("eva").open("/projects/new/")
    eva.fill(title="Steps in order", pitch="Three of them.")
    eva.press("Start it").arrives(r"/projects/[\w-]+/desk/")
    for text in ("Write", "Sing", "Mix"):
        eva.field("Next step", eva.page.locator("#steps")).fill(text)
        eva.press("Add the step")
        expect(eva.page.locator("#steps li", has_text=text)).to_be_visible()
    return eva.path


def in_order(person: Person, *texts: str) -> None:
    for place, text in enumerate(texts):
        expect(person.page.locator("#steps li").nth(place)).to_contain_text(text)


def test_by_the_keyboard_the_focus_stays(crowd: Crowd, desk: str) -> None:
    eva = crowd.member("eva").open(desk)
    up = eva.page.get_by_role("button", name="Up Mix")
    for _twice in range(2):
        with eva.page.expect_response(lambda answer: "/steps/" in answer.url):
            up.press("Enter")
    expect(up).to_be_focused()
    expect(eva.page.locator("#steps [role=status]")).to_have_text("Mix: place 1 of 3.")
    in_order(eva, "Mix", "Write", "Sing")
    in_order(eva.open(desk), "Mix", "Write", "Sing")


def test_by_the_pointer_it_is_dragged(crowd: Crowd, desk: str) -> None:
    eva = crowd.member("eva").open(desk)
    grip = eva.page.locator("#steps li", has_text="Mix").locator("[data-grip]")
    last = eva.page.locator("#steps li", has_text="Sing")
    last.scroll_into_view_if_needed()
    grip.hover()
    eva.page.mouse.down()
    box = last.bounding_box()
    assert box is not None
    with eva.page.expect_response(lambda answer: "/steps/" in answer.url):
        eva.page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 2, steps=8)
        eva.page.mouse.up()
    in_order(eva, "Write", "Sing", "Mix")
    in_order(eva.open(desk), "Write", "Sing", "Mix")


def test_without_a_script_it_is_two_buttons(crowd: Crowd, desk: str) -> None:
    eva = crowd.visitor(java_script_enabled=False).open("/accounts/login/")
    eva.fill(email=address("eva"), password=PASSWORD).press("Sign in").arrives("/")
    eva.open(desk)
    expect(eva.page.locator("#steps [data-grip]").first).to_be_hidden()
    eva.page.get_by_role("button", name="Down Write").click()
    in_order(eva, "Sing", "Write", "Mix")
    assert "#step-" in eva.page.url
