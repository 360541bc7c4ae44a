"""A visitor reports a work, Max takes it down, its author appeals, and Olga puts it back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Crowd
from tests.journeys.story import publish_words

pytestmark = pytest.mark.browser
TITLE = "The neighbour who never sweeps"


def test_a_report_becomes_a_decision_and_an_appeal_undoes_it(crowd: Crowd) -> None:
    work = publish_words(crowd.member("dan"), title=TITLE, text="He never sweeps.").path

    visitor = crowd.visitor().open(work)
    visitor.follow("Report")
    visitor.page.get_by_label("It shows private things of somebody").check()
    visitor.page.get_by_label("What should a moderator look at?").fill("That is my street.")
    visitor.page.get_by_label("Your e-mail address").fill("neighbour@else.example")
    visitor.press("Send the report")
    visitor.arrives(work)
    visitor.is_told("Thank you. A moderator looks at it. We sent you a link")

    max_ = crowd.member("max").open("/admin/")
    max_.follow("Reports")
    max_.page.get_by_role("row", name=TITLE).get_by_role("link", name="Decide").click()
    max_.sees("That is my street.")
    max_.page.get_by_label("Take it down").check()
    max_.page.get_by_label("The reasons begin with").select_option("private")
    max_.press("Try it without doing it")
    max_.sees("Dry run: nothing was changed.")
    max_.sees("Dan Ilić is told")
    max_.press("Decide")
    max_.arrives("/admin/contributions/case/")
    assert visitor.page.goto(visitor.url + work.lstrip("/")).status == 410  # type: ignore[union-attr]
    crowd.forgive(work)

    dan = crowd.member("dan").open("/notices/")
    dan.page.get_by_role("link", name=re.compile(f"Staff decided about .{TITLE}")).first.click()
    dan.sees("It shows something private of somebody")
    dan.fill(why_is_this_wrong="The neighbour is me.").press("Appeal")
    dan.sees("Another moderator than the first one hears the appeal.")

    expect(max_.open("/admin/").page.get_by_role("link", name="Appeals", exact=True)).to_be_hidden()
    olga = crowd.member("olga").open("/admin/").follow("Appeals")
    olga.page.get_by_role("row", name=TITLE).get_by_role("link", name="Hear the appeal").click()
    olga.sees("The neighbour is me.")
    max_.open(olga.path).sees("You decided about this the first time")
    olga.page.get_by_label("The decision").select_option("no")
    olga.page.get_by_label("Reasons").fill("He may speak about himself.")
    olga.press("Decide")
    olga.arrives("/admin/contributions/decision/")

    visitor.open(work).sees("He never sweeps.")
    dan.open("/settings/staff/").sees("He may speak about himself.")
    expect(dan.page.get_by_role("main")).to_contain_text("Work put up again")
