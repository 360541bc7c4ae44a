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
FILM = "Kettle and door, the film"


def test_three_people_bring_an_idea_to_its_release(crowd: Crowd, folder: Path) -> None:
    eva, ben, cleo = (crowd.member(name) for name in ("eva", "ben", "cleo"))
    project = eva_begins_a_song(eva)
    ben_leads_with_her(eva, ben, project)
    call = eva_finishes_a_draft(eva, project)
    song = cleo_makes_a_song_for_it(cleo, call, folder)
    both_decide_at_once(eva, ben, project)
    cleo_sees_it(cleo, song)
    eva_puts_it_in_the_plan(crowd, eva, project)
    they_bring_it_to_review(eva, project)
    production = paula_builds_the_cue_sheet_by_keyboard(crowd.member("paula"), project)
    film = eva_uploads_the_finished_film(eva, project, folder)
    it_is_released(crowd, project, production, film)


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
        "link", name=re.compile("Change or open")
    ).click()
    form = eva.page.locator("form#call")
    expect(eva.field("Title", form)).to_have_value("A voice for it")
    soon = datetime.now(UTC) + timedelta(days=9)
    eva.field("Deadline", form).fill(soon.strftime("%Y-%m-%dT18:00"))
    eva.press("Open the call", form).is_told("is on the wall")
    eva.follow("A voice for it").arrives(r"/calls/\d+/")
    return eva.path


def cleo_makes_a_song_for_it(cleo: Person, call: str, folder: Path) -> Work:
    """From the call to the contribute page, and back when the work is out."""
    cleo.open(call).press("Make one for it").arrives("/contribute/")
    cleo.field("No sources, all mine").check()
    path = cleo.publishes(
        file=making.song(folder / "kettle.wav"), title=SONG, alt_text="A kettle, sung"
    )
    cleo.sees("Waits for a decision")
    cleo.follow("A voice for it").arrives(call)
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


def eva_puts_it_in_the_plan(crowd: Crowd, eva: Person, project: Project) -> None:
    row = eva.open(f"{project.path}plan/edit/").page.locator("table.places tbody tr").first
    row.locator("select[name$=-what]").select_option(label=SONG)
    row.locator("select[name$=-lane]").select_option(label="Sound")
    row.locator("input[name$=-starts]").fill("0:30")
    row.locator("input[name$=-ends]").fill("1:30")
    eva.field("Length of the whole").fill("3:00")
    eva.press("Keep the plan").arrives(f"{project.path}plan/")
    crowd.visitor().open(f"{project.path}plan/").sees(SONG)


def paula_builds_the_cue_sheet_by_keyboard(paula: Person, project: Project) -> office.Production:
    """The sheet begins with what the plan says; only keys are pressed on it."""
    paula.open("/admin/projects/production/add/")
    paula.page.locator("#id_project").fill(project.title)
    paula.fill(title=TITLE, summary="Three minutes.")
    paula.page.get_by_role("button", name="Save and continue editing").click()
    paula.arrives(r"/admin/projects/production/\d+/change/")
    number = int(paula.path.split("/")[4])
    page = paula.open(f"/admin/projects/production/{number}/cue-sheet/").page
    expect(page.locator("#id_credit-0-begins")).to_have_value("0:30")
    expect(page.locator("#id_credit-0-piece")).to_have_value("0")
    page.locator("#id_piece-0-title").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("The song")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("60")
    expect(page.locator("[data-shares]")).to_contain_text("Cleo")
    page.keyboard.press("Alt+s")
    expect(page.get_by_text("The cue sheet is kept.")).to_be_visible()
    return office.Production(TITLE, TITLE.lower().replace(" ", "-"), number)


def eva_uploads_the_finished_film(eva: Person, project: Project, folder: Path) -> Work:
    """Like every work; what is credited is chosen as its sources already."""
    eva.open(f"{project.path}desk/").follow("Upload the finished work").arrives(
        f"{project.path}desk/finishing/"
    )
    source = eva.page.locator("li.source", has=eva.page.locator(".strong", has_text=SONG))
    expect(source.get_by_role("checkbox")).to_be_checked()
    expect(source.get_by_label("Relation")).to_have_value("contains")
    path = eva.publishes(
        file=making.film(folder / "kettle.mp4", seconds=2, width=640, height=360),
        title=FILM,
        alt_text="A kettle on a stove, and a door.",
    )
    eva.open(f"{path}lineage/").sees(SONG)
    return Work(FILM, path)


def it_is_released(
    crowd: Crowd, project: Project, production: office.Production, film: Work
) -> None:
    office.paula_releases(crowd, production, film)
    visitor = crowd.visitor().open(project.path)
    visitor.sees("Here it is")
    visitor.open(f"/productions/{production.slug}/")
    credits = visitor.page.get_by_role("region", name="Credits")
    expect(credits.get_by_text("Cleo Marchetti").first).to_be_visible()
    visitor.sees(SONG)
