"""Going from work to work: a list that goes on below itself, and the list one came from."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work

pytestmark = pytest.mark.browser


def test_the_works_of_a_list_are_a_key_away_from_each_other(
    crowd: Crowd, poem: Work, picture: Work
) -> None:
    eva = crowd.visitor().open("/discover/")
    links = eva.page.locator(".work .name a")
    second = links.nth(1).inner_text()
    links.nth(0).click()
    eva.arrives(r"/works/\d+/")
    queue = eva.page.get_by_role("navigation", name="The list you came from")
    expect(queue.get_by_role("link", name=second)).to_be_visible()
    eva.page.keyboard.press("j")
    expect(eva.page.get_by_role("heading", level=1, name=second)).to_be_visible()
    eva.page.keyboard.press("k")
    expect(eva.page.get_by_role("heading", level=1, name=second)).to_be_hidden()
    queue.get_by_role("link", name="Back to the list").click()
    eva.arrives("/discover/")


def test_a_work_without_an_end_has_its_time_which_is_said_and_can_be_held(
    crowd: Crowd, poem: Work, picture: Work
) -> None:
    eva = crowd.visitor(reduced_motion="no-preference")
    eva.page.clock.install()
    eva.open("/discover/")
    links = eva.page.locator(".work .name a")
    first, second = links.nth(0).inner_text(), links.nth(1).inner_text()
    links.nth(0).click()
    eva.page.get_by_label("After a while, go on with the next").check()
    eva.sees(re.compile(r"The next one comes in \d+ s\."))
    eva.press("Hold it")
    eva.page.clock.run_for(90_000)
    expect(eva.page.get_by_role("heading", level=1, name=first)).to_be_visible()
    eva.press("Let it go on")
    eva.page.clock.run_for(61_000)
    expect(eva.page.get_by_role("heading", level=1, name=second)).to_be_visible()
    still = crowd.visitor(reduced_motion="reduce").open("/discover/")
    still.page.locator(".work .name a").nth(0).click()
    still.page.get_by_label("After a while, go on with the next").check()
    expect(still.page.get_by_text("The next one comes in")).to_have_count(0)


def test_a_list_without_cards_is_a_queue_too(crowd: Crowd, poem: Work, picture: Work) -> None:
    """The search shows rows."""
    eva = crowd.visitor().open("/search/?q=stone")
    rows = eva.page.locator("ol.rows a.kin")
    expect(rows.first).to_be_visible()
    eva.page.keyboard.press("j")
    expect(rows.first).to_be_focused()
    eva.page.keyboard.press("Enter")
    eva.arrives(r"/works/\d+/")
    queue = eva.page.get_by_role("navigation", name="The list you came from")
    queue.get_by_role("link", name="Back to the list").click()
    eva.arrives(r"/search/")


def test_a_next_page_that_does_not_come_leaves_the_wall_as_it_is(
    crowd: Crowd, poem: Work, picture: Work
) -> None:
    eva = crowd.visitor()
    eva.page.route("**/discover/?page=2", lambda route: route.abort())
    eva.page.route("**/discover/", with_a_next_page)
    eva.open("/discover/").page.get_by_role("link", name="More").last.scroll_into_view_if_needed()
    eva.sees("The next page did not come.")
    assert eva.path == "/discover/"
    crowd.forgive("/discover/")


def with_a_next_page(route: Route) -> None:
    """The wall of the story is too short for one."""
    answer = route.fetch()
    pager = '<nav class="pager"><a rel="next" href="?page=2">More</a></nav></more-works>'
    route.fulfill(response=answer, body=answer.text().replace("</more-works>", pager))


def test_a_work_that_nobody_came_to_from_a_list_has_no_queue(crowd: Crowd, poem: Work) -> None:
    eva = crowd.visitor().open(poem.path)
    expect(eva.page.get_by_role("navigation", name="The list you came from")).to_be_hidden()


def test_a_recommendation_with_words_is_given_changed_and_taken_back(
    crowd: Crowd, poem: Work
) -> None:
    for scripts in (True, False):
        dan = crowd.member("dan", java_script_enabled=scripts).open(poem.path)
        dan.page.get_by_role("button", name=re.compile("^Recommend ")).click()
        dan.follow("Say why")
        dan.page.get_by_label("Why, in a sentence").fill("It gets up.")
        dan.press("Save")
        expect(said(dan)).to_be_visible()
        dan.press("Take it back")
        dan.is_told("You took it back.")
        expect(said(dan)).to_have_count(0)


def said(person: Person) -> Locator:
    """The sentence as it stands in the list, not in the field."""
    return person.page.locator("ol.rows").get_by_text("It gets up.")


def test_a_tag_is_offered_while_it_is_typed(crowd: Crowd, poem: Work) -> None:
    ben = crowd.member("ben", viewport={"width": 1000, "height": 900}).open("/contribute/")
    field = ben.field("Tags")
    ben.unfolded(field)
    field.press_sequentially("waves, s")
    offer = ben.page.get_by_role("option", name="sea", exact=True)
    expect(offer).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value(re.compile(r"^waves, \w+, $"))
    expect(offer).to_be_hidden()


def test_on_a_telephone_works_come_before_the_ways_to_narrow_them(crowd: Crowd, poem: Work) -> None:
    for address in ("/discover/", "/search/?q=light&in=works"):
        eva = crowd.visitor(viewport={"width": 360, "height": 740}).open(address)
        ways = eva.page.locator(".facet-fold nav").first
        expect(ways).to_be_hidden()
        eva.page.locator(".facet-fold summary").click()
        expect(ways).to_be_visible()
        eva.page.set_viewport_size({"width": 1280, "height": 900})
        eva.page.reload()
        expect(ways).to_be_visible()
        expect(eva.page.locator(".facet-fold summary")).to_be_hidden()
