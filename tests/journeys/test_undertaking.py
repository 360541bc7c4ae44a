"""A project from an idea to its release, by three people in three windows."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import making, office
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.undertaking import Project, offer

pytestmark = pytest.mark.browser
TITLE = "Kettle and door"
SONG = "A kettle that waits"


def test_three_people_bring_an_idea_to_its_release(crowd: Crowd, folder: Path) -> None:
    eva, ben, cleo = (crowd.member(name) for name in ("eva", "ben", "cleo"))
    project = eva_begins_a_song(eva)
    ben_leads_with_her(eva, ben, project)
    call = eva_finishes_a_draft(eva, project)
    song = cleo_makes_a_song_for_it(cleo, call, folder)
    both_decide_at_once(eva, ben, project)
    cleo_sees_it(cleo, song)
    they_bring_it_to_review(eva, project)
    it_is_released(crowd, eva, project, song)


def eva_begins_a_song(eva: Person) -> Project:
    eva.open("/projects/new/").page.get_by_label("A song", exact=True).check()
    eva.fill(title=TITLE, pitch="A song about a kettle that waits for somebody at the door.")
    eva.press("Start it").arrives(r"/projects/[\w-]+/desk/")
    eva.sees("A voice for it")
    return Project(TITLE, eva.path.removesuffix("desk/"))


def ben_leads_with_her(eva: Person, ben: Person, project: Project) -> None:
    form = eva.page.locator("#leads form", has_text="Ask somebody to lead")
    eva.field("Handle", form).fill("ben")
    eva.press("Ask them", form).is_told("is asked, and can say no.")
    ben.open(project.path).sees("asks you to lead this project.")
    ben.press("Yes, I lead it").arrives(f"{project.path}desk/")


def eva_finishes_a_draft(eva: Person, project: Project) -> str:
    eva.open(f"{project.path}desk/")
    eva.page.locator("li", has_text="A voice for it").get_by_role(
        "link", name=re.compile("Finish and open")
    ).click()
    form = eva.page.locator("form#call")
    expect(eva.field("Title", form)).to_have_value("A voice for it")
    soon = datetime.now(UTC) + timedelta(days=9)
    eva.field("Deadline", form).fill(soon.strftime("%Y-%m-%dT18:00"))
    eva.press("Open the call", form).is_told("is on the wall")
    eva.follow("A voice for it").arrives(r"/calls/\d+/")
    return eva.path


def cleo_makes_a_song_for_it(cleo: Person, call: str, folder: Path) -> Work:
    """From the call to the contribute page, and back with the work."""
    cleo.open(call).press("Make one for it").arrives("/contribute/")
    cleo.field("No sources, all mine").check()
    path = cleo.publishes(
        file=making.song(folder / "kettle.wav"), title=SONG, alt_text="A kettle, sung"
    )
    cleo.follow("A voice for it").arrives(r"/works/\d+/submit/")
    cleo.fill(note_to_the_leads="One take.").press("Submit").arrives(call)
    return Work(SONG, path)


def both_decide_at_once(eva: Person, ben: Person, project: Project) -> None:
    """Ben by the keyboard; Eva, whose page is older, reads what he did, and takes it back once."""
    for lead in (eva, ben):
        lead.open(f"{project.path}desk/")
    ben.page.keyboard.press("j")
    expect(offer(ben, SONG)).to_be_focused()
    ben.page.keyboard.press("a")
    ben.is_told("Accepted. Its author is told")
    eva.field("Word of thanks", offer(eva, SONG)).fill("Not for this one.")
    eva.press("Decline", offer(eva, SONG)).is_told(re.compile("already decided: Accepted by Ben"))
    eva.sees("Not for this one.")
    eva.open(f"{project.path}desk/")
    eva.page.get_by_role("button", name=f"Take back {SONG}").click()
    eva.is_told("The decision is taken back.")
    eva.field("Word of thanks", offer(eva, SONG)).fill("We heard it twice. Thank you.")
    eva.press("Accept", offer(eva, SONG)).is_told("Accepted. Its author is told")


def cleo_sees_it(cleo: Person, song: Work) -> None:
    cleo.open("/submissions/").sees("We heard it twice. Thank you.")
    cleo.open(song.path).sees(re.compile("Accepted: "))


def they_bring_it_to_review(eva: Person, project: Project) -> None:
    for phase in ("Assembling", "In review"):
        form = eva.open(f"{project.path}desk/").page.locator("form#phase")
        eva.field("Next phase", form).select_option(label=phase)
        eva.field("Reason", form).fill(f"Enough is there for “{phase}”.")
        eva.press("Move the project", form).is_told(f"The project is “{phase}” now.")
    eva.open(f"{project.path}activity/").sees("accepted a work")


def it_is_released(crowd: Crowd, eva: Person, project: Project, song: Work) -> None:
    final = office.eva_shows_the_finished_work(crowd, song)
    paula = crowd.member("paula").open("/admin/projects/production/add/")
    paula.page.locator("#id_project").select_option(label=project.title)
    paula.fill(title=TITLE, summary="Three minutes.")
    paula.page.get_by_role("button", name="Save and continue editing").click()
    paula.arrives(r"/admin/projects/production/\d+/change/")
    number, slug = int(paula.path.split("/")[4]), TITLE.lower().replace(" ", "-")
    office.paula_releases(crowd, office.Production(TITLE, slug, number), final)
    crowd.visitor().open(project.path).sees("Here it is")
