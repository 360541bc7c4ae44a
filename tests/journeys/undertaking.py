"""The chapter of the project: Eva asks, others answer, she decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, expect

from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work, publish_words

THANKS = "The chorus is the door we were missing. Thank you."
REASON = "It is lovely, but the scene has no rain in it any more."
VERSE = "Rain on the lantern"


@dataclass(frozen=True)
class Project:
    title: str
    path: str


def eva_starts_a_project(crowd: Crowd, title: str) -> Project:
    eva = crowd.member("eva")
    eva.open("/projects/").follow("Start a project").arrives("/projects/new/")
    eva.fill(title=title, pitch="A short film about a lighthouse that leaves.")
    eva.press("Start it").arrives(r"/projects/[\w-]+/desk/")
    return Project(title, eva.path.removesuffix("desk/"))


def eva_opens_a_call(crowd: Crowd, project: Project) -> str:
    eva = crowd.member("eva").open(f"{project.path}desk/")
    form = eva.page.locator("form#call")
    soon = datetime.now(UTC) + timedelta(days=12)
    eva.field("Title", form).fill("A song for the first step")
    eva.field("Brief", form).fill("Slow, one voice, and the sea somewhere below it.")
    eva.field("Skill", form).select_option(label="Singing")
    for kind in ("Audio", "Writing"):
        form.get_by_label(kind, exact=True).check()
    eva.field("Deadline", form).fill(soon.strftime("%Y-%m-%dT18:00"))
    form.get_by_label("Pool share").check()
    eva.press("Open the call", form).is_told("is on the wall")
    eva.follow("A song for the first step").arrives(r"/calls/\d+/")
    return eva.path


def answer(person: Person, call: str, title: str, *, note: str = "") -> None:
    person.open(call).page.locator("label.pick", has_text=title).click()
    person.fill(note_to_the_leads=note).press("Submit it")
    person.is_told("Your work is with the leads.")


def everybody_answers(
    crowd: Crowd, ada: Person, project: Project, call: str, poem: Work, song: Work
) -> None:
    answer(crowd.member("cleo"), call, song.title, note="Sung in one take.")
    dan = crowd.member("dan")
    publish_words(dan, title=VERSE, text="Rain on the lantern,\nrain on the stair.")
    answer(dan, call, VERSE)
    ada.open(poem.path).follow("Submit to a project")
    ada.page.get_by_label("No call: straight to a project").check()
    ada.field("Project").fill(project.title)
    ada.press("Submit").is_told("Your work is with the leads.")


def offer(eva: Person, title: str) -> Locator:
    return eva.page.locator("li.offer", has_text=title).first


def eva_decides(crowd: Crowd, project: Project, poem: Work, song: Work) -> None:
    """Two are accepted with thanks; a decline without a reason is not taken."""
    eva = crowd.member("eva").open(f"{project.path}desk/")
    for title in (song.title, poem.title):
        eva.field("Word of thanks", offer(eva, title)).fill(THANKS)
        eva.press("Accept", offer(eva, title)).is_told("Accepted. Its author is told")
    eva.press("Decline", offer(eva, VERSE))
    expect(offer(eva, VERSE).get_by_text("Say why you decline it.")).to_be_visible()
    eva.field("Word of thanks", offer(eva, VERSE)).fill(REASON)
    eva.press("Decline", offer(eva, VERSE)).is_told("Declined. Its author is told why.")
    eva.sees("Nothing waits.")
