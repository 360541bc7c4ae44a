"""One site and one browser for all journeys; each window is a person's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import office, story, undertaking
from tests.journeys.office import Production
from tests.journeys.people import Crowd, Person
from tests.journeys.site import Site, running_site
from tests.journeys.story import Work
from tests.journeys.undertaking import Project

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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the site's processes wrote stands below a journey that failed."""
    report = yield
    site = getattr(item, "funcargs", {}).get("site")
    if report.failed and site:
        report.sections.append(("the site's logs", site.logs()))
    return report


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
    """After each journey: no script error, no refused resource, no request to another host; and no
    window that it alone had opened goes on asking the site for news."""
    crowd: Crowd | None = None
    if "crowd" in request.fixturenames:
        crowd = request.getfixturevalue("crowd")
    before = list(crowd.contexts) if crowd else []
    yield
    if crowd:
        crowd.close_all_but(before)
        complaints, crowd.complaints[:] = list(crowd.complaints), []
        assert complaints == []


@pytest.fixture(scope="session")
def ada(crowd: Crowd) -> Person:
    """Ada has signed up, confirmed her address and picked her skills."""
    return story.ada_signs_up(crowd)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files lie that people upload."""
    return tmp_path_factory.mktemp("uploads")


@pytest.fixture(scope="session")
def poem(ada: Person) -> Work:
    return story.publish_words(ada, title="A slice of light", text=story.POEM, tags="sea, night")


@pytest.fixture(scope="session")
def picture(crowd: Crowd, poem: Work, folder: Path) -> Work:
    return story.ben_draws_it(crowd, poem, folder)


@pytest.fixture(scope="session")
def song(crowd: Crowd, poem: Work, picture: Work, folder: Path) -> Work:
    return story.cleo_sings_it(crowd, poem, picture, folder)


@pytest.fixture(scope="session")
def project(crowd: Crowd) -> Project:
    return undertaking.eva_starts_a_project(crowd, "The walking lighthouse")


@pytest.fixture(scope="session")
def call(crowd: Crowd, project: Project) -> str:
    """The address of the one call."""
    return undertaking.eva_opens_a_call(crowd, project)


@pytest.fixture(scope="session")
def decided(crowd: Crowd, ada: Person, project: Project, call: str, poem: Work, song: Work) -> None:
    """Ada's poem and Cleo's song are accepted, Dan's verse is declined."""
    undertaking.everybody_answers(crowd, ada, project, call, poem, song)
    undertaking.eva_decides(crowd, project, poem, song)


@pytest.fixture(scope="session")
def production(crowd: Crowd, decided: None, project: Project, song: Work) -> Production:
    """Its cue sheet is built, and it is released."""
    production = office.paula_builds_the_production(crowd, project, song)
    final = office.eva_shows_the_finished_work(crowd, song)
    office.paula_releases(crowd, production, final)
    return production


@pytest.fixture(scope="session")
def proposal(crowd: Crowd, production: Production) -> str:
    """The address of the distributed proposal."""
    office.finn_records_the_money(crowd, production)
    path = office.paula_proposes(crowd, production)
    office.olga_finishes(crowd, path)
    return path
