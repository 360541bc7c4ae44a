"""Every page by day and by night, on a telephone and on a desk: readable by everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.office import Production
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.undertaking import Project

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
EVERYTHING = {"resultTypes": ["violations"]}
COLOURS = EVERYTHING | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
STANDING = (
    "/",
    "/discover/",
    "/search/?q=light",
    "/search/?q=nothing-is-called-so",
    "/tags/sea/",
    "/calls/",
    "/projects/",
    "/open-books/",
    "/people/ada/",
    "/help/how-it-works/",
    "/help/the-split/",
    "/help/rights/",
    "/help/accessibility/",
)
ENTRANCE = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/confirm-email/",
    "/nowhere/",
    "/dev/",
)
OWN = (
    "/",
    "/contribute/",
    "/drafts/",
    "/notices/",
    "/earnings/",
    "/submissions/",
    "/projects/new/",
    "/settings/profile/",
    "/settings/avatar/",
    "/welcome/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
)


@pytest.fixture(scope="module")
def story_pages(
    poem: Work,
    picture: Work,
    song: Work,
    project: Project,
    call: str,
    production: Production,
    proposal: str,
) -> list[str]:
    """The pages of what the story has made."""
    works = [
        *(poem.path, picture.path, song.path, f"{song.path}lineage/", f"{song.path}credits/"),
        f"{poem.path}versions/1/",
    ]
    show = f"/productions/{production.slug}/"
    return [*works, project.path, call, show, f"{show}books/", proposal]


@pytest.fixture
def troubles() -> Iterator[list[str]]:
    """Everything that is wrong with any page, told together in the end."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


def look(person: Person, path: str) -> list[str]:
    """What axe and the ruler say about one page in both widths and both lights."""
    answer = person.page.goto(person.url + path.lstrip("/"))
    assert answer is not None
    found = [] if answer.status in {200, 404} else [f"answers {answer.status}"]
    for size in (WIDE, NARROW):
        person.page.set_viewport_size(size)  # type: ignore[arg-type]
        overflow = person.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            found.append(f"{size['width']} px: {overflow} px too wide")
        for light, rules in (("light", EVERYTHING), ("dark", COLOURS)):
            person.page.emulate_media(color_scheme=light, reduced_motion="reduce")
            found += [f"{size['width']} px, {light}: {what}" for what in broken(person, rules)]
    return [f"{path}: {what}" for what in found]


def broken(person: Person, rules: dict[str, object]) -> list[str]:
    result = Axe().run(person.page, options=rules)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]


def test_visitors_meet_no_barrier(
    crowd: Crowd, story_pages: list[str], troubles: list[str]
) -> None:
    visitor = crowd.visitor()
    for path in (*STANDING, *ENTRANCE, *story_pages):
        troubles += look(visitor, path)
    crowd.forgive("404 (Not Found) (" + crowd.site.url + "nowhere/)")


def test_members_meet_no_barrier(
    crowd: Crowd, ada: Person, story_pages: list[str], troubles: list[str]
) -> None:
    window = crowd.visitor(storage_state=ada.page.context.storage_state())
    production = next(path for path in story_pages if path.startswith("/productions/"))
    why = f"/earnings/why/{production.split('/')[2]}/"
    submit = f"{story_pages[0]}submit/"
    talk = [path for path in story_pages if path.count("/") == 3]
    for path in (*OWN, why, submit, *talk):
        troubles += look(window, path)


def test_leads_meet_no_barrier(crowd: Crowd, project: Project, troubles: list[str]) -> None:
    eva = crowd.member("eva")
    window = crowd.visitor(storage_state=eva.page.context.storage_state())
    for path in (f"{project.path}desk/", project.path):
        troubles += look(window, path)
