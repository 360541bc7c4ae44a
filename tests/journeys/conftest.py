"""One site and one browser for all journeys; each window is a person's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import story
from tests.journeys.people import Crowd, Person
from tests.journeys.site import Site, running_site
from tests.journeys.story import Work

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=user-gesture-required",
]
CAST = Path(__file__).with_name("cast.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With xdist's --dist loadgroup all journeys share one worker, and so one site."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with running_site() as site:
        site.manage("shell", "--verbosity", "0", code=CAST.read_text())
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def crowd(site: Site, browser: Browser) -> Iterator[Crowd]:
    crowd = Crowd(browser, site)
    yield crowd
    crowd.leave()


@pytest.fixture(autouse=True)
def _nobody_complains(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each journey: no script error, no refused resource, no request to another host."""
    yield
    if "crowd" in request.fixturenames:
        crowd: Crowd = request.getfixturevalue("crowd")
        complaints, crowd.complaints[:] = list(crowd.complaints), []
        assert complaints == []


@pytest.fixture(scope="session")
def ada(crowd: Crowd) -> Person:
    """Ada has signed up, confirmed her address and picked her skills."""
    return story.ada_signs_up(crowd)


@pytest.fixture(scope="session")
def poem(ada: Person) -> Work:
    return story.ada_publishes_a_poem(ada)
