"""From an objection on a member's page to the producer's answer and a revision with differences."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.office import take_step
from tests.journeys.people import Crowd
from tests.journeys.test_pages import look
from tests.journeys.test_weights import weigh
from tests.journeys.undertaking import eva_starts_a_project

pytestmark = pytest.mark.browser

TITLE = "The harbour, a reading"
SOLD = """
from datetime import date
from accounts.models import Person, User
from payouts.models import Sale
from payouts.services.income import record_sale
from projects.models import Credit, Piece, Production, Project
project = Project.objects.get(title="{project}")
made = Production.objects.create(project=project, slug="the-harbour", title="{title}")
piece = Piece.objects.create(production=made, title="Voices", points=1, position=0)
for place, handle in enumerate(["ben", "cleo", "dan"]):
    who = Person.objects.get(user__handle=handle)
    Credit.objects.create(piece=piece, person=who, points=1, role="Voice", position=place)
sale = Sale(production=made, gross=60000, buyer="Radio Nord", what="A reading", date=date.today())
record_sale(sale=sale, by=User.objects.get(handle="finn"))
"""
DAN_READS_TWICE = """
from projects.models import Credit
Credit.objects.filter(piece__production__slug="the-harbour", person__user__handle="dan").update(
    points=2
)
"""


def test_from_an_objection_to_a_revision_that_shows_what_changed(
    crowd: Crowd,
) -> None:
    project = eva_starts_a_project(crowd, "The harbour reads")
    crowd.site.manage(
        "shell", "--verbosity", "0", code=SOLD.format(project=project.title, title=TITLE)
    )
    paula = crowd.member("paula").open("/admin/payouts/proposal/add/")
    paula.page.locator("#id_production").select_option(label=TITLE)
    paula.press("Propose").arrives(r"/admin/payouts/proposal/\d+/change/")
    expect(paula.page.get_by_text("Computed. It can be looked at")).to_be_visible(timeout=60_000)
    take_step(paula, "Open", "Open it", "Everything was agreed.")
    first = f"/proposals/{paula.path.split('/')[-3]}/"

    dan = crowd.member("dan").open(first)
    dan.sees("Nobody has objected.")
    dan.follow("Object: Dan Ilić").arrives(rf"{first}objections/")
    troubles = look(crowd.member("dan", reduced_motion="reduce"), f"{first}objections/")
    dan.page.get_by_label("Share too low").check()
    dan.field("In your words").fill("I read the keeper and the sea. The sheet counts one voice.")
    dan.press("Object").arrives(first)
    dan.sees("Waits for an answer")
    troubles += look(crowd.member("dan", reduced_motion="reduce"), first)

    olga = crowd.member("olga").open("/admin/payouts/objection/")
    olga.page.get_by_role("link", name="Answer", exact=True).first.click()
    olga.arrives(r"/admin/payouts/objection/\d+/answer/")
    olga.page.get_by_label("Accepted: a revision takes it in").check()
    olga.page.locator("#id_words").fill("You do. A revision counts both.")
    olga.press("Answer").arrives("/admin/payouts/objection/")
    dan.open(first).sees("You do. A revision counts both.")

    crowd.site.manage("shell", "--verbosity", "0", code=DAN_READS_TWICE)
    number = first.strip("/").split("/")[-1]
    paula.open(f"/admin/payouts/proposal/{number}/steps/revise/")
    paula.field("Reason").fill("Dan reads two voices.")
    paula.press("Draft a revision").arrives("/admin/payouts/proposal/")
    revision = f"/proposals/{int(number) + 1}/"
    paula.open(f"/admin/payouts/proposal/{int(number) + 1}/change/")
    expect(paula.page.get_by_text("Computed. It can be looked at")).to_be_visible(timeout=60_000)
    take_step(paula, "Open", "Open it", "As answered.")

    dan.open(revision)
    changed = dan.page.get_by_role("region", name="What changed").get_by_role("row")
    expect(changed.filter(has_text="Dan Ilić")).to_contain_text(
        re.compile(r"100\.00.*150\.00.*50\.00")
    )
    expect(changed.filter(has_text="Ben Okafor")).to_contain_text("25.00")
    dan.sees("Dan reads two voices.")
    dan.sees("Accepted")
    dan.open("/notices/").sees("changes your share")
    watcher = crowd.member("dan", reduced_motion="reduce")
    troubles += look(watcher, revision) + look(watcher, first)
    assert not troubles, "\n".join(troubles)
    assert weigh(crowd.visitor(), revision) == []
