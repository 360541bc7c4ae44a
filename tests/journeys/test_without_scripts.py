"""Every task can be done by somebody whose browser runs no script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hitrecord.demo.logins import PASSWORD, address
from tests.journeys import making
from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.undertaking import answer, eva_opens_a_call, eva_starts_a_project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def dan(crowd: Crowd) -> Person:
    """Signed in through the form; his browser runs no script."""
    dan = crowd.visitor(java_script_enabled=False).open("/accounts/login/")
    dan.fill(email=address("dan"), password=PASSWORD).press("Sign in").arrives("/")
    return dan


def test_dan_writes_and_publishes(dan: Person) -> None:
    dan.open("/contribute/").fill(title="Without a script", text="Only a form, only a door.")
    dan.page.get_by_role("button", name="Save draft").click()
    dan.arrives(r"/drafts/\d+/").is_told("The draft is saved.")
    dan.field("No sources, all mine").check()
    dan.press("Publish").arrives(r"/works/\d+/").sees("Only a form, only a door.")


def test_dan_uploads_a_picture_and_reloads_until_it_is_there(dan: Person, folder: Path) -> None:
    dan.open("/contribute/").field("No sources, all mine").check()
    dan.publishes(
        file=making.picture(folder / "door.jpg", hue=60), title="A door", alt_text="A yellow door"
    )

    def is_there() -> bool:
        dan.page.reload()
        return dan.page.get_by_role("img", name="A yellow door").count() > 0

    wait_until(is_there, what="the picture is ready", seconds=60)


def test_dan_comments_answers_and_recommends(dan: Person, poem: Work) -> None:
    dan.open(poem.path)
    dan.page.locator("#comment-text").fill("The hem is the whole poem.")
    dan.press("Send", dan.page.locator("#comment")).arrives(poem.path)
    dan.sees("The hem is the whole poem.")
    dan.page.get_by_role("button", name="Recommend").click()
    expect(dan.page.get_by_role("button", name="Recommended")).to_be_visible()


def test_dan_searches_and_finds(dan: Person, poem: Work) -> None:
    dan.open("/search/?q=lighthouse").sees(poem.title)
    dan.open("/discover/").follow("Writing")
    expect(dan.page).to_have_url(re.compile("kind=writing"))


def test_dan_submits_to_a_call(crowd: Crowd, dan: Person) -> None:
    call = eva_opens_a_call(crowd, eva_starts_a_project(crowd, "The second shoe"))
    dan.open("/contribute/").fill(title="A second verse", text="The sea kept one of its shoes.")
    dan.field("No sources, all mine").check()
    dan.press("Publish").arrives(r"/works/\d+/")
    answer(dan, call, "A second verse", note="If you need one more.")
    dan.open("/submissions/").sees("Waits for a decision")


def test_a_song_is_heard_with_the_browsers_own_player(dan: Person, song: Work) -> None:
    dan.open(song.path)
    expect(dan.page.locator("audio[controls]")).to_be_visible()
