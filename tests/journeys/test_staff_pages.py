"""The pages of reports, decisions and the staff, in both lights and at both widths."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.people import Crowd
from tests.journeys.story import publish_words
from tests.journeys.test_pages import look

pytestmark = pytest.mark.browser


@pytest.fixture
def troubles() -> Iterator[list[str]]:
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


def test_reports_and_the_staff_meet_no_barrier(crowd: Crowd, troubles: list[str]) -> None:
    work = publish_words(crowd.member("dan"), title="A stair that creaks", text="It creaks.").path
    number = work.strip("/").split("/")[-1]
    cleo, dan, max_ = (crowd.another_window(name) for name in ("cleo", "dan", "max"))
    visitor = crowd.visitor()
    for path in (f"/report/work/{number}/", "/copyright/", "/help/rights/"):
        troubles += look(visitor, path)
    cleo.open(f"/report/work/{number}/").page.get_by_label("It is spam").check()
    cleo.press("Send the report").arrives(work)
    max_.open("/admin/contributions/case/")
    row = max_.page.get_by_role("row", name="A stair that creaks")
    row.get_by_role("link", name="Decide").click()
    decide = max_.arrives(r"/admin/contributions/case/\d+/decide/").path
    lists = [f"/admin/{name}/" for name in ("contributions/case", "contributions/contribution")]
    form = "/admin/contributions/tag/add/"
    for path in ("/admin/", "/admin/search/?q=stair", *lists, form, decide):
        troubles += look(max_, path)
    max_.open(decide).page.get_by_label("The account").select_option("warn")
    max_.fill(statement_of_reasons="It creaks.").press("Decide")
    dan.open("/notices/").page.get_by_role("link", name="A stair that creaks").first.click()
    statement = dan.arrives(r"/decisions/\d+/").path
    for path in (statement, "/settings/staff/"):
        troubles += look(dan, path)
