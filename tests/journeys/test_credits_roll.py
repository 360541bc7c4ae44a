"""Credits that roll, and stand still for whoever wants that."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd

pytestmark = pytest.mark.browser
PATH = "/productions/long-roll/"
MADE = """
from django.utils import timezone
from accounts.models import Person, User
from projects.models import Credit, Piece, Production
from projects.services.projects import start

if not Production.objects.filter(slug="long-roll").exists():
    now = timezone.now()
    project = start(by=User.objects.get(handle="eva"), title="Long roll", pitch="Many.", now=now)
    made = Production.objects.create(
        project=project, slug="long-roll", title="Long roll", released_at=now
    )
    piece = Piece.objects.create(production=made, title="All of it", points=1, position=1)
    for number in range(1, 31):
        Credit.objects.create(
            piece=piece, person=Person.objects.create(credit_name=f"Voice {number:02}"),
            role=f"Part {number}", points=1, position=number,
        )
"""


@pytest.fixture
def path(crowd: Crowd) -> str:
    crowd.site.manage("shell", "--verbosity", "0", code=MADE)
    return PATH


def at(roll: Locator) -> float:
    return float(roll.evaluate("roll => roll.scrollTop"))


def test_it_rolls_until_it_is_held_and_goes_on_from_there(crowd: Crowd, path: str) -> None:
    visitor = crowd.visitor().open(path)
    roll = visitor.page.get_by_role("region", name="Credits")
    button = visitor.page.locator("[data-roll]")
    roll.scroll_into_view_if_needed()
    expect(button).to_have_text("Hold the roll")
    wait_until(lambda: at(roll) > 20, what="the credits move")
    button.press("Enter")
    expect(button).to_have_text("Let it roll")
    held = at(roll)
    button.press("Enter")
    expect(button).to_have_text("Hold the roll")
    wait_until(lambda: at(roll) > held, what="they go on")
    roll.press("End")
    expect(button).to_have_text("From the start")
    expect(visitor.page.get_by_text("Voice 30", exact=True)).to_be_in_viewport()


def test_whoever_wants_less_motion_has_a_list(crowd: Crowd, path: str) -> None:
    visitor = crowd.visitor(reduced_motion="reduce").open(path)
    roll = visitor.page.locator("credits-roll [data-window]")
    expect(visitor.page.locator("[data-roll]")).to_be_hidden()
    assert roll.evaluate("roll => roll.scrollHeight - roll.clientHeight") == 0
    expect(roll).not_to_have_attribute("tabindex", "0")


def test_without_scripts_it_is_a_list_too(crowd: Crowd, path: str) -> None:
    visitor = crowd.visitor(java_script_enabled=False).open(path)
    visitor.page.get_by_text("Voice 30", exact=True).scroll_into_view_if_needed()
    visitor.sees("Voice 30")
    expect(visitor.page.locator("[data-roll]")).to_be_hidden()
