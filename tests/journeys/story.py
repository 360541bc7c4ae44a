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

    @property
    def number(self) -> int:
        return int(self.path.split("/")[2])


def sign_up(crowd: Crowd, *, name: str, email: str) -> Person:
    """From the front page to the calls, with the mail as it lies in /dev/."""
    person = crowd.visitor()
    person.open("/accounts/signup/").fill(name=name, email=email, password=PASSWORD)
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


def ada_publishes_a_poem(ada: Person) -> Work:
    ada.open("/").follow("Contribute").arrives("/contribute/")
    ada.field("No sources, all mine").check()
    ada.field("What I would love others to do with this").fill("Draw it, or sing it.")
    path = ada.publishes(title="The walking lighthouse", text=POEM, tags="sea, night")
    return Work("The walking lighthouse", path)


def wait_for_picture(person: Person) -> None:
    expect(person.page.locator(".stage img").first).to_be_visible(timeout=60_000)


def make_picture(folder: Path) -> Path:
    return making.picture(folder / "lighthouse.jpg")
