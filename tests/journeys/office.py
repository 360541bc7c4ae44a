"""The chapter of the money: staff build the production, sell it and split the profit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import expect

from hitrecord.demo.logins import PASSWORD
from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.undertaking import Project


@dataclass(frozen=True)
class Production:
    title: str
    slug: str
    number: int


def paula_builds_the_production(crowd: Crowd, project: Project, song: Work) -> Production:
    paula = crowd.member("paula").open("/admin/projects/production/add/")
    paula.page.locator("#id_project").fill(project.title)
    paula.fill(title="The walking lighthouse, the film", summary="Eleven minutes.")
    paula.page.get_by_role("button", name="Save and continue editing").click()
    paula.arrives(r"/admin/projects/production/\d+/change/")
    number = int(paula.path.split("/")[4])
    slug = paula.page.locator(".field-slug .readonly").inner_text()
    paula.follow("Build the cue sheet")
    paula.page.locator("#id_piece-0-title").fill("First step")
    paula.page.locator("#id_piece-0-points").fill("10")
    for work, points in ((song.title, "6"), ("A slice of light", "4")):
        row = paula.page.get_by_role("row", name=re.compile(re.escape(work)))
        row.get_by_label(re.compile("^Piece")).select_option(label="1 First step")
        row.get_by_label(re.compile("^Points")).fill(points)
    paula.press("Keep the cue sheet")
    expect(paula.page.get_by_text("The cue sheet is kept.")).to_be_visible()
    return Production("The walking lighthouse, the film", slug, number)


def eva_shows_the_finished_work(crowd: Crowd, songs: Work) -> Work:
    """The lead's own work, built on what was accepted."""
    eva = crowd.member("eva").open(songs.path).press("Remix this")
    path = eva.publishes(title="The walking lighthouse: the book", text="It walked. It stayed.")
    return Work("The walking lighthouse: the book", path)


def paula_releases(crowd: Crowd, production: Production, final: Work) -> None:
    paula = crowd.member("paula")
    paula.open(f"/admin/projects/production/{production.number}/release/")
    paula.field("Finished work").fill(final.title)
    paula.field("Reason").fill("It is done, and it is good.")
    early = paula.page.get_by_label("Release it although its leads")
    if early.count():
        early.check()
    paula.press("Release it")
    expect(paula.page.get_by_text("is released.").first).to_be_visible()


def record(person: Person, kind: str, **fields: str) -> None:
    """Add a sale or a cost; fields by their name in the form."""
    person.open(f"/admin/payouts/{kind}/add/")
    for name, value in fields.items():
        box = person.page.locator(f"#id_{name}")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(label=value)
        else:
            box.fill(value)
    person.page.get_by_role("button", name="Save", exact=True).click()
    person.arrives(f"/admin/payouts/{kind}/")
    expect(person.page.locator(".messagelist .success")).to_be_visible()


def finn_records_the_money(crowd: Crowd, production: Production) -> None:
    """1,200.00 sold, 150.00 and 50.00 spent: a profit of 1,000.00, half of it for the people."""
    finn = crowd.member("finn")
    common = {"production": production.title, "currency": "USD", "date": "2026-01-31"}
    record(finn, "sale", what="Broadcast", buyer="Channel 9", amount="1,200.00", **common)
    record(finn, "cost", category="Production", what="Lenses", amount_text="150.00", **common)
    record(finn, "cost", category="Other", what="Tea", amount_text="50.00", **common)


def paula_proposes(crowd: Crowd, production: Production) -> str:
    """The worker computes the shares; then she opens the proposal. Gives its public address."""
    paula = crowd.member("paula").open("/admin/payouts/proposal/add/")
    paula.page.locator("#id_production").select_option(label=production.title)
    paula.press("Propose").arrives(r"/admin/payouts/proposal/\d+/change/")
    expect(paula.page.get_by_text("Computed. It can be looked at")).to_be_visible(timeout=60_000)
    take_step(paula, "Open", "Open it", "Everything on the sheet was agreed.")
    link = paula.page.get_by_role("link", name="The proposal with all shares")
    return urlsplit(str(link.evaluate("link => link.href"))).path


def olga_finishes(crowd: Crowd, proposal: str) -> None:
    """She makes it final and distributes it; whoever opened it could not."""
    number = proposal.strip("/").split("/")[-1]
    final = f"/admin/payouts/proposal/{number}/steps/final/"
    paula = opens_again(crowd.member("paula"), final)
    expect(paula.page.get_by_text("You opened this proposal, so somebody else")).to_be_visible()
    the_windows_pass(crowd, number)
    olga = crowd.member("olga").open(f"/admin/payouts/proposal/{number}/change/")
    take_step(olga, "Make final", "Make it final", "Nobody objected.")
    take_step(olga, "Distribute", "Post it to the books", "The money has arrived.")


def the_windows_pass(crowd: Crowd, number: str) -> None:
    """They are seconds here: the mails have to leave, and then nobody has objected."""
    olga = crowd.member("olga")

    def over() -> bool:
        opens_again(olga, f"/admin/payouts/proposal/{number}/steps/final/")
        return olga.page.get_by_label("Reason").count() > 0

    wait_until(over, what="the last window is over", seconds=60)


def take_step(person: Person, step: str, verb: str, reason: str) -> None:
    person.follow(step).field("Reason").fill(reason)
    person.press(verb).arrives(r"/admin/payouts/proposal/\d+/change/")
    expect(person.page.locator(".messagelist .success")).to_be_visible()


def opens_again(person: Person, path: str) -> Person:
    """A page before which staff are asked for their password, unless they said it just now."""
    person.open(path)
    if person.page.get_by_label("Password").count():
        person.field("Password").fill(PASSWORD)
        person.page.locator("main form button:not([name])").first.click()
        person.arrives(path)
    return person
