"""The main story, chapter by chapter, as its people live it in the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from hitrecord.demo.logins import PASSWORD, address
from tests.journeys import making
from tests.journeys.people import Crowd, Person

POEM = """The lighthouse took a step tonight,
it lifted up its hem of stone,
and carried out its slice of light
to where the boats had gone alone."""


@dataclass(frozen=True)
class Work:
    title: str
    path: str


def sign_up(crowd: Crowd, *, name: str, email: str) -> Person:
    """From the front page to the calls, with the mail as it lies in /dev/."""
    person = crowd.visitor()
    person.open("/accounts/signup/").fill(
        name=name, email=email, password=PASSWORD, date_of_birth="1990-02-28"
    )
    person.page.get_by_label("I accept the accord").check()
    person.press("Sign up").arrives("/accounts/confirm-email/")
    person.sees("Look into your mail.")
    person.follow("Read sent mails").arrives("/dev/")
    mail = person.page.locator(".sent-mail", has_text=email).first
    mail.get_by_role("link", name=re.compile("confirm-email")).click()
    person.press("Yes, confirm it").arrives("/welcome/")
    for skill in ("Poetry", "Lyrics"):
        person.page.get_by_label(skill, exact=True).check()
    return person.press("Show me calls").arrives("/calls/")


def ada_signs_up(crowd: Crowd) -> Person:
    ada = sign_up(crowd, name="Ada Brandt", email=address("ada"))
    crowd.members["ada"] = ada
    return ada


def publish_words(person: Person, *, title: str, text: str, tags: str = "") -> Work:
    """Own words without any source."""
    person.open("/").follow("Contribute").arrives("/contribute/")
    person.field("No sources, all mine").check()
    return Work(title, person.publishes(title=title, text=text, tags=tags))


def ben_draws_it(crowd: Crowd, poem: Work, folder: Path) -> Work:
    """An illustration of the poem; while the media worker stands still it says that it waits."""
    ben = crowd.member("ben")
    ben.open(poem.path).press("Remix this").arrives("/contribute/")
    with crowd.site.halted("worker-quick"):
        ben.names_source(poem.title, note="Your hem of stone would not let me go.")
        path = ben.publishes(
            file=making.picture(folder / "lighthouse.jpg"),
            title="Hem of stone",
            alt_text="A lighthouse with one foot in the sea",
        )
        ben.sees("Waiting to be prepared")
    picture = ben.page.get_by_role("img", name="A lighthouse with one foot in the sea")
    expect(picture).to_be_visible(timeout=60_000)
    return Work("Hem of stone", path)


def cleo_sings_it(crowd: Crowd, poem: Work, picture: Work, folder: Path) -> Work:
    """A song based on both; she opened them, so the picker offers them first."""
    cleo = crowd.member("cleo")
    cleo.open(poem.path).open(picture.path).open("/contribute/")
    cleo.names_source(poem.title, note="Four lines, one chorus.")
    cleo.names_source(picture.title, relation="inspired by")
    path = cleo.publishes(
        file=making.song(folder / "slice.wav"),
        title="Slice of light, sung",
        alt_text="A slow song for one voice",
    )
    expect(cleo.page.locator("wave-player")).to_be_visible(timeout=60_000)
    return Work("Slice of light, sung", path)
