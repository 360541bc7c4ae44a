"""Forty credits in eight pieces without a mouse: every step is a key, and each is counted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.journeys.people import Crowd

pytestmark = pytest.mark.browser
PIECES, WORKS, PEOPLE = 8, 30, 10
TEN_MINUTES = 10 * 60 * 2
"""Keys of somebody who thinks while typing: two a second."""
WAITING = """
from django.utils import timezone
from accounts.models import User
from contributions.models import Authorship, Contribution, Thread, Version
from projects.models import Decision, Production, Submission
from projects.services.projects import start

now, eva, cleo = timezone.now(), User.objects.get(handle="eva"), User.objects.get(handle="cleo")
title = f"Forty voices {now:%H%M%S%f}"
project = start(by=eva, title=title, pitch="A choir of people far apart.", now=now)
Production.objects.create(project=project, slug=project.slug, title="Forty voices")
for number in range(1, 31):
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
print(Production.objects.order_by("-pk")[0].pk)
"""


class Keys:
    """A keyboard that counts what is pressed on it."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *pressed: str) -> None:
        for key in pressed:
            self.page.keyboard.press(key)
        self.pressed += len(pressed)

    def type(self, words: str, *then: str) -> None:
        self.page.keyboard.type(words)
        self.pressed += len(words)
        self.press(*then)

    def tab_to(self, field: str) -> None:
        for _step in range(200):
            if self.page.evaluate("document.activeElement.id") == field:
                return
            self.press("Tab")
        raise AssertionError(field)

    def is_in(self, field: str) -> None:
        expect(self.page.locator(":focus")).to_have_id(field)


def opened(crowd: Crowd) -> tuple[Page, Keys]:
    said = crowd.site.manage("shell", "--verbosity", "0", code=WAITING)
    paula = crowd.member("paula")
    paula.open(f"/admin/projects/production/{said.split()[-1]}/cue-sheet/")
    return paula.page, Keys(paula.page)


def test_forty_credits_are_entered_by_keyboard_alone(crowd: Crowd) -> None:
    page, keys = opened(crowd)
    expect(page.locator(".moves").first).to_be_visible()
    keys.tab_to("id_piece-0-title")
    keys.type("Choir 1", "Enter")
    for number in range(2, PIECES + 1):
        keys.type(f"Choir {number}", *(["Alt+n"] if 1 < number < PIECES else []))
    keys.is_in(f"id_piece-{PIECES - 1}-title")
    keys.press("Tab")
    for _piece in range(PIECES):
        keys.type("10", "Shift+Enter")
    keys.is_in("id_piece-0-points")

    keys.tab_to("id_credit-0-piece")
    for number in range(WORKS):
        starts = number % 4 == 0
        if starts:
            keys.type(str(number // 4 + 1), "Enter")
        else:
            keys.press("Alt+d")
    expect(page.locator("#id_credit-29-piece")).to_have_value("7")
    for _line in range(WORKS - 1):
        keys.press("Shift+Enter")
    keys.press("Shift+Enter", "Tab", "Tab")
    keys.is_in("id_credit-0-begins")
    for number in range(WORKS):
        keys.type(f"{number // 6}:{number % 6}0", "Tab")
        keys.type(f"{number // 6}:{number % 6}9", "Shift+Tab", "Enter")

    for number in range(PEOPLE):
        keys.press("Alt+n")
        keys.type("dan", "Tab")
        keys.type(str(number % PIECES + 1), "Tab")
        keys.type("Direction", "Tab", "Tab", "Tab")
        keys.type("1", "Tab")
        keys.type("Led the choir", "Tab")
    expect(page.locator("[data-shares]")).to_contain_text("Cleo")
    keys.press("Alt+s")
    expect(page.get_by_text("The cue sheet is kept.")).to_be_visible()
    expect(page.locator(".credits tbody tr[id]")).to_have_count(WORKS + PEOPLE)
    expect(page.locator("#id_piece-7-title")).to_have_value("Choir 8")
    print(f"{keys.pressed} keys")  # noqa: T201 - read by hand with -s
    assert keys.pressed < TEN_MINUTES


def test_lines_and_pieces_move_by_keys_buttons_and_a_grip(crowd: Crowd) -> None:
    page, keys = opened(crowd)
    keys.tab_to("id_piece-0-title")
    keys.type("Sea", "Enter")
    keys.type("Harbour")
    page.locator("#id_credit-0-piece").focus()
    keys.type("1")
    expect(page.locator("#id_credit-0-piece")).to_have_value("0")
    page.locator("#id_piece-1-title").focus()
    keys.press("Alt+ArrowUp")
    keys.is_in("id_piece-1-title")
    expect(page.locator("#id_piece-1-order")).to_have_value("1")
    expect(page.locator("#id_credit-0-piece option:checked")).to_have_text("2 Sea")

    page.locator("#id_credit-0-piece").focus()
    keys.press("Alt+ArrowDown", "Escape")
    expect(page.locator("#id_credit-0-order")).to_have_value("1")
    page.locator("#id_credit-0-points").focus()
    keys.press("Alt+ArrowDown")
    expect(page.locator("#id_credit-0-order")).to_have_value("2")
    page.get_by_role("button", name="Move up: Voice 01").click()
    expect(page.locator(".credits [data-name]").nth(0)).to_have_text("Voice 01")

    times = "\n".join(f"0:{n:02}–0:{n + 1:02}" for n in range(WORKS))
    page.locator("#id_credit-0-begins").focus()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", times)
    keys.press("Control+v")
    expect(page.locator("#id_credit-29-ends")).to_have_value("0:30")

    grip, low = page.locator(".credits .grip").nth(0), page.locator(".credits tbody tr").nth(3)
    low.scroll_into_view_if_needed()
    grip.hover()
    page.mouse.down()
    box = low.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=12)
    page.mouse.up()
    expect(page.locator(".credits [data-name]").nth(3)).to_have_text("Voice 01")


def test_what_is_not_kept_is_said_asked_about_and_kept_from_anywhere(crowd: Crowd) -> None:
    page, keys = opened(crowd)
    unkept = page.get_by_text("Not kept yet.")
    expect(page.locator("[data-glance]")).to_be_visible()
    expect(unkept).to_be_hidden()
    page.locator("#id_piece-0-title").fill("Sea")
    page.locator("#id_piece-0-points").fill("60")
    page.locator("#id_credit-0-piece").select_option("0")
    page.locator("#id_credit-0-points").fill("-3")
    expect(page.locator("[data-glance]")).to_contain_text(
        "as soon as nothing on the sheet is wrong"
    )
    expect(
        page.locator("[data-shares]").get_by_role("link", name="Voice 01, Points")
    ).to_be_visible()
    expect(unkept).to_be_visible()

    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_role("link", name="Productions", exact=True).click()
    assert asked == ["beforeunload"]

    page.locator("#sheet-reason").focus()
    keys.press("Alt+s")
    expect(page.locator(".errornote")).to_contain_text("Voice 01, Points: It has to be 0 at least.")
    keys.is_in("id_credit-0-points")
    expect(page.get_by_text("Not kept yet.")).to_be_visible()

    page.locator("#id_credit-0-points").fill("3")
    expect(page.locator("[data-glance]")).to_contain_text("Cleo Marchetti")
    expect(page.locator("[data-glance]")).to_contain_text("100.00")
    page.evaluate("document.activeElement.blur()")
    keys.press("Alt+s")
    expect(page.get_by_text("The cue sheet is kept.")).to_be_visible()
    expect(page.get_by_text("Not kept yet.")).to_be_hidden()
