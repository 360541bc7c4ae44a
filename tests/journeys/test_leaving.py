"""Joan takes everything along, although a worker dies over it, and leaves; one press keeps her."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hitrecord.demo.logins import PASSWORD
from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.site import Site
from tests.journeys.story import publish_words, sign_up

pytestmark = pytest.mark.browser
THE_DAY_COMES = """
from django.utils import timezone
from accounts.models import Departure
Departure.objects.update(due_at=timezone.now())
"""


def once_more(person: Person) -> Person:
    """Asked whether it is still her."""
    person.sees("Is it still you?")
    person.page.locator("input[name=password]").fill(PASSWORD)
    return person.press("Go on")


def choose(person: Person, works: str, name: str) -> Person:
    person.page.get_by_label(re.compile(works)).check()
    person.page.get_by_label(re.compile(name)).check()
    return person.press("Leave in 14 days")


def test_joan_takes_everything_along_and_leaves(crowd: Crowd, site: Site, folder: Path) -> None:
    joan = sign_up(crowd, name="Joan Reed", email="joan@studio.example")
    poem = publish_words(joan, title="The pier", text="It walks out and never comes back.")

    with site.halted("worker-long"):
        joan.open("/settings/profile/").follow("Take everything along")
        joan.press("Make the archive").sees(re.compile("Being made"))
    site.kill("worker-long")
    site.start("worker-long")
    fetch = joan.page.get_by_role("link", name="Download")
    expect(fetch).to_be_visible(timeout=90_000)
    fetch.click()
    with joan.page.expect_download() as download:
        once_more(joan)
    archive = folder / "everything.zip"
    download.value.save_as(archive)
    with zipfile.ZipFile(archive) as box:
        assert "It walks out" in box.read("versions.json").decode()

    joan.open("/settings/leaving/").sees("Works that can be taken down")
    choose(joan, "They stay on the wall", "A former member")
    joan.sees(re.compile("You leave on"))
    joan.press("Stay after all").is_told("Good to have you. Everything stays as it was.")
    choose(joan, "They stay on the wall", "A former member")
    joan.sees(re.compile("You leave on"))

    site.manage("shell", code=THE_DAY_COMES)
    visitor = crowd.visitor()

    def is_former() -> bool:
        visitor.open(poem.path)
        return visitor.page.get_by_text("A former member").count() > 0

    wait_until(is_former, what="the poem stands under no name", seconds=60)
    expect(visitor.page.get_by_text("Joan Reed")).to_have_count(0)
    joan.open("/settings/profile/").arrives("/accounts/login/")
