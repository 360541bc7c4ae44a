"""Forty credits without a mouse: every step is a key."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Crowd

pytestmark = pytest.mark.browser
MANY = 40
WAITING = """
from django.utils import timezone
from accounts.models import User
from contributions.models import Authorship, Contribution, Thread, Version
from projects.models import Decision, Production, Submission
from projects.services.projects import start

now, eva, cleo = timezone.now(), User.objects.get(handle="eva"), User.objects.get(handle="cleo")
project = start(by=eva, title="Forty voices", pitch="A choir of people far apart.", now=now)
Production.objects.create(project=project, slug="forty-voices", title="Forty voices")
for number in range(1, 41):
    work = Contribution.objects.create(
        kind="writing", title=f"Voice {number:02}", thread=Thread.objects.create()
    )
    version = Version.objects.create(contribution=work, number=1, text="La.", published_at=now)
    Authorship.objects.create(version=version, person=cleo.person, position=1)
    work.current, work.published_at = version, now
    work.save()
    Submission.objects.create(
        project=project, version=version, submitted_by=cleo, decision=Decision.ACCEPTED,
        decided_at=now, decided_by=eva,
    )
print(Production.objects.get(slug="forty-voices").pk)
"""


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def test_forty_credits_are_entered_by_keyboard_alone(crowd: Crowd) -> None:
    said = crowd.site.manage("shell", "--verbosity", "0", code=WAITING)
    paula = crowd.member("paula")
    paula.open(f"/admin/projects/production/{said.split()[-1]}/cue-sheet/")
    page = paula.page
    focused = page.locator(":focus")
    page.locator("#id_piece-0-title").focus()
    page.keyboard.type("Choir")
    keys(page, "Tab")
    page.keyboard.type("60")
    page.locator("#id_credit-0-piece").focus()
    page.keyboard.type("1 C")
    expect(page.locator("#id_credit-0-piece")).to_have_value("0")
    keys(page, "Enter")
    for _line in range(MANY - 1):
        keys(page, "Alt+d")
    expect(page.locator("#id_credit-39-piece")).to_have_value("0")

    page.locator("#id_credit-0-begins").focus()
    times = "\n".join(
        f"{n // 60}:{n % 60:02}–{(n + 1) // 60}:{(n + 1) % 60:02}" for n in range(MANY)
    )
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", times)
    keys(page, "Control+v")
    expect(page.locator("#id_credit-39-ends")).to_have_value("0:40")

    page.locator("#id_credit-0-points").focus()
    page.keyboard.type("3")
    keys(page, "Enter", "Alt+ArrowDown")
    expect(focused).to_have_id("id_credit-1-points")
    expect(page.locator("#id_credit-1-order")).to_have_value("3")
    expect(page.locator("[data-shares]")).to_contain_text("Cleo")
    keys(page, "Alt+s")
    expect(page.get_by_text("The cue sheet is kept.")).to_be_visible()
    expect(page.locator("#id_credit-39-ends")).to_have_value("0:40")
    expect(page.locator(".credits [data-name]").nth(1)).to_have_text("Voice 03")

    grip, low = page.locator(".credits .grip").nth(0), page.locator(".credits tbody tr").nth(3)
    low.scroll_into_view_if_needed()
    grip.hover()
    page.mouse.down()
    box = low.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=12)
    page.mouse.up()
    expect(page.locator(".credits [data-name]").nth(3)).to_have_text("Voice 01")
