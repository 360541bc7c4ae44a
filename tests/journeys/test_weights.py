"""What a page weighs on its way, compressed, without its media; and that it stands still."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Route

from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.undertaking import Project

pytestmark = pytest.mark.browser

KILO = 1024
MOST = {"Document": 15 * KILO, "Stylesheet": 12 * KILO, "Script": 30 * KILO, "Font": 120 * KILO}
MOST_SHIFT = 0.02
SIGNED_IN = {"home", "earnings", "years", "payout settings", "statement"}
SIGNED_IN |= {"second step", "sessions", "following", "leaving"}
WATCH_SHIFTS = """
    window.shifted = 0;
    window.movers = [];
    const box = rect => [rect.x, rect.y, rect.width, rect.height].map(Math.round);
    new PerformanceObserver(list => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) {
            window.shifted += one.value;
            for (const { node, previousRect, currentRect } of one.sources)
                window.movers.push(`${node && (node.className || node.nodeName)} `
                    + `${box(previousRect)} to ${box(currentRect)}`);
        }
    }).observe({ type: 'layout-shift', buffered: true });
"""

FROM_ITS_TITLE_ON = """
    document.addEventListener('DOMContentLoaded', async () => {
        await document.fonts.load('800 40px Wall');
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        [window.shifted, window.movers] = [0, []];
    });
"""


@dataclass
class Scale:
    """Sums up the bytes of the bodies that the browser really receives, by kind of resource."""

    kinds: dict[str, str] = field(default_factory=dict)
    bytes: Counter[str] = field(default_factory=Counter)

    def attach(self, person: Person) -> None:
        session = person.page.context.new_cdp_session(person.page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.responseReceived", self._name)
        session.on("Network.loadingFinished", self._weigh)

    def _name(self, event: dict[str, Any]) -> None:
        """Headers came first; they are taken off again."""
        self.kinds[event["requestId"]] = event["type"]
        self.bytes[event["type"]] -= int(event["response"]["encodedDataLength"])

    def _weigh(self, event: dict[str, Any]) -> None:
        self.bytes[self.kinds.get(event["requestId"], "")] += int(event["encodedDataLength"])


def weigh(person: Person, path: str) -> list[str]:
    """Sentences about what is too heavy or moves."""
    scale = Scale()
    scale.attach(person)
    person.page.context.add_init_script(WATCH_SHIFTS)
    person.open(path).page.wait_for_load_state("networkidle")
    person.page.mouse.wheel(0, 2000)
    person.page.wait_for_timeout(300)
    found = [
        f"{path}: {kind} {scale.bytes[kind]} of {most} bytes"
        for kind, most in MOST.items()
        if scale.bytes[kind] > most
    ]
    assert scale.bytes["Document"] > 500, "nothing was weighed"
    shifted = person.page.evaluate("window.shifted")
    movers = person.page.evaluate("window.movers.slice(0, 4)")
    return found + ([f"{path}: moves by {shifted:.3f}: {movers}"] if shifted >= MOST_SHIFT else [])


@pytest.fixture(scope="module")
def pages(poem: Work, picture: Work, song: Work, project: Project, proposal: str) -> dict[str, str]:
    standing = {"front": "/", "discover": "/discover/", "home": "/", "earnings": "/earnings/"}
    standing |= {"years": "/earnings/years/", "payout settings": "/earnings/payout/"}
    standing |= {"statement": "/earnings/statements/2026/", "open books": "/open-books/"}
    standing |= {"second step": "/accounts/2fa/", "sessions": "/accounts/sessions/"}
    standing |= {"following": "/following/", "works of a person": "/people/ada-brandt/works/"}
    standing |= {"leaving": "/settings/leaving/"}
    made = {"poem": poem.path, "picture": picture.path, "song": song.path, "project": project.path}
    return standing | made | {"proposal": proposal}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "name",
    [
        *(
            "front",
            "home",
            "discover",
            "poem",
            "picture",
            "song",
            "project",
            "earnings",
            "proposal",
            "years",
            "payout settings",
            "statement",
            "open books",
            "second step",
            "sessions",
            "following",
            "leaving",
            "works of a person",
        ),
    ],
)
def test_pages_are_light_and_stand_still(
    crowd: Crowd, ada: Person, pages: dict[str, str], name: str, width: int
) -> None:
    cookies = ada.page.context.storage_state() if name in SIGNED_IN else None
    person = crowd.visitor(viewport={"width": width, "height": 800}, storage_state=cookies)
    found = weigh(person, pages[name])
    person.page.context.close()
    assert found == []


@pytest.mark.parametrize(
    ("name", "letters"), [("poem", "source-serif*"), ("song", "*"), ("sessions", "*")]
)
def test_letters_that_come_late_move_nothing(
    crowd: Crowd, ada: Person, pages: dict[str, str], name: str, letters: str
) -> None:
    """Those of titles are asked for before the page is drawn; no other letters break a title of any
    words at the same places, so where one is long only those of its text come late here, and what
    a busy machine does before the title stands is not counted."""
    cookies = ada.page.context.storage_state() if name in SIGNED_IN else None
    person = crowd.visitor(viewport={"width": 360, "height": 800}, storage_state=cookies)
    person.page.context.route(f"**/{letters}.woff2", _late)
    if letters != "*":
        person.page.context.add_init_script(FROM_ITS_TITLE_ON)
    found = weigh(person, pages[name])
    person.page.context.close()
    assert found == []


def _late(route: Route) -> None:
    time.sleep(0.7)
    route.continue_()
