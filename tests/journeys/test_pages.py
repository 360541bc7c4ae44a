"""Every page by day and by night, on a telephone and on a desk: readable by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve

from tests.journeys.looked_at import LEFT_OUT, LOOKED_AT
from tests.journeys.office import Production
from tests.journeys.people import Crowd, Person
from tests.journeys.quarrel import begun
from tests.journeys.story import Work
from tests.journeys.undertaking import Project, eva_opens_a_call, eva_starts_a_project

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
EVERYTHING: dict[str, object] = {
    "resultTypes": ["violations"],
    "preload": {"assets": ["media"]},
}
"""Sheets are not read ahead: axe would put copies of what they import into inline styles, and our
policy forbids those."""
COLOURS = EVERYTHING | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
LIGHTS: tuple[tuple[Literal["light", "dark"], dict[str, object]], ...] = (
    ("light", EVERYTHING),
    ("dark", COLOURS),
)
"""By night only the colours differ."""
NOWHERE = "/nowhere/"
NO_LINK = "/unsubscribe/no-such-link/"
REFUSED = "/accounts/3rdparty/login/error/"
STATUS = {NOWHERE: 404, NO_LINK: 404, REFUSED: 401}
"""What a page answers that tells of a failure."""
LOOKED: set[str] = set()
ALL_BUT_A_FEW = 60
STANDING = (
    "/",
    "/discover/",
    "/search/",
    "/search/?q=light",
    "/search/?q=nothing-is-called-so",
    "/tags/sea/",
    "/calls/",
    "/projects/",
    "/albums/",
    "/albums/?q=nothing-is-called-so",
    "/open-books/",
    "/people/ada-brandt/",
    "/help/how-it-works/",
    "/help/the-split/",
    "/help/money/",
    "/help/ranking/",
    "/people/ada-brandt/recommendations/",
    "/people/ada-brandt/works/",
    "/people/ada-brandt/remixes/",
    "/help/rights/",
    "/help/accord/",
    "/help/accord/1/",
    "/help/accessibility/",
    "/help/files/",
    "/help/api/",
    "/legal/terms/",
    "/legal/terms/1/",
    "/legal/privacy/",
    "/legal/contact/",
    "/legal/imprint/",
    "/copyright/",
    NO_LINK,
    "/verify/",
    "/verify/?hash=" + "ab" * 32,
)
ENTRANCE = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/too-old/",
    "/accounts/password/reset/key/1-too-old/",
    "/accounts/password/reset/key/done/",
    "/accounts/inactive/",
    "/accounts/3rdparty/login/cancelled/",
    REFUSED,
    NOWHERE,
    "/dev/",
)
OWN = (
    "/",
    "/contribute/",
    "/drafts/",
    "/notices/",
    "/made-from-mine/",
    "/disputes/",
    "/settings/notices/",
    "/settings/place/",
    "/settings/staff/",
    "/earnings/",
    "/earnings/years/",
    "/earnings/payout/",
    "/earnings/statements/2026/",
    "/submissions/",
    "/projects/new/",
    "/settings/profile/",
    "/settings/avatar/",
    "/settings/viewing/",
    "/albums/new/",
    "/unsent/",
    "/welcome/",
    "/settings/distances/",
    "/settings/export/",
    "/settings/leaving/",
    "/following/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/totp/activate/",
    "/accounts/sessions/",
    "/accounts/3rdparty/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/logout/",
)


@pytest.fixture(scope="module")
def works(poem: Work, picture: Work, song: Work) -> list[str]:
    plain = [poem.path, picture.path, song.path]
    more = [
        f"{poem.path}{end}" for end in ("versions/1/", "made-into/", "recommendations/", "albums/")
    ]
    about = [f"{song.path}{end}" for end in ("lineage/", "lineage/-1/", "credits/", "disputes/")]
    return [*plain, *more, *about]


@pytest.fixture(scope="module")
def shows(project: Project, call: str, production: Production, proposal: str) -> list[str]:
    show = f"/productions/{production.slug}/"
    return [project.path, f"{project.path}activity/", call, show, f"{show}books/", proposal]


PARTS = ("works", "people", "calls", "updates", "offshoots")
"""Of a project, each with all there is of it."""


@pytest.fixture
def troubles() -> Iterator[list[str]]:
    """Everything that is wrong with any page, told together in the end."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


def look(person: Person, path: str, *, status: int = 200) -> list[str]:
    """What axe and the ruler say about one page in both widths and both lights."""
    name = name_of(path)
    assert name not in LEFT_OUT, f"{name} is looked at: take it from what is left out"
    LOOKED.add(name)
    answer = person.page.goto(person.url + path.lstrip("/"))
    assert answer is not None
    found = [] if answer.ok or answer.status == status else [f"answers {answer.status}"]
    for size in (WIDE, NARROW):
        person.page.set_viewport_size(size)  # type: ignore[arg-type]
        overflow = person.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            found.append(f"{size['width']} px: {overflow} px too wide")
        for light, rules in LIGHTS:
            person.page.emulate_media(color_scheme=light, reduced_motion="reduce")
            found += [f"{size['width']} px, {light}: {what}" for what in broken(person, rules)]
    return [f"{path}: {what}" for what in found]


def name_of(path: str) -> str:
    """In the table; "" for what is in none."""
    with suppress(Resolver404):
        return str(resolve(path.partition("?")[0]).url_name)
    return ""


def broken(person: Person, rules: dict[str, object]) -> list[str]:
    result = Axe().run(person.page, options=rules)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in result.response["violations"]
        for node in rule["nodes"]
    ]


def test_visitors_meet_no_barrier(
    crowd: Crowd, works: list[str], shows: list[str], troubles: list[str]
) -> None:
    visitor = crowd.visitor()
    parts = [f"{shows[0]}{part}/" for part in ("works", "people", "calls", "updates")]
    for path in (*STANDING, *ENTRANCE, *works, *shows, *parts):
        troubles += look(visitor, path, status=STATUS.get(path, 200))
    for path in (f"{shows[0]}{part}/" for part in PARTS):
        troubles += look(visitor, path)
    troubles += look(visitor, works[0].replace("works", "report/work"))
    crowd.forgive(NOWHERE, NO_LINK, REFUSED)


def test_members_meet_no_barrier(
    crowd: Crowd, ada: Person, works: list[str], shows: list[str], troubles: list[str]
) -> None:
    """Ada's own pages, and the story's as she sees them."""
    window = crowd.visitor(storage_state=ada.page.context.storage_state())
    poem, song = works[0], works[2]
    _project, _activity, call, show, _books, proposal = shows
    why, waiver = show.replace("/productions/", "/earnings/why/"), f"{show}waiver/"
    objections = f"{proposal}objections/"
    for path in (
        *OWN,
        why,
        waiver,
        objections,
        poem,
        song,
        f"{poem}submit/",
        f"{poem}claim/",
        f"{poem}edit/",
        call,
        proposal,
    ):
        troubles += look(window, path)


def test_disputes_meet_no_barrier(crowd: Crowd, troubles: list[str]) -> None:
    """As the one who raised it sees them, and whoever decides; and what is left of a work."""
    quarrel = begun(crowd)
    dan, max_ = (
        crowd.visitor(storage_state=crowd.member(name).page.context.storage_state())
        for name in ("dan", "max")
    )
    claim, all_of_it = f"{quarrel.work}claim/", f"{quarrel.work}disputes/"
    for path in ("/disputes/", all_of_it, quarrel.work, quarrel.form, quarrel.dispute, claim):
        troubles += look(dan, path)
    for path in ("/disputes/", quarrel.dispute, quarrel.removal, f"{quarrel.work}removal/"):
        troubles += look(max_, path)
    visitor = crowd.visitor()
    for path in (all_of_it, quarrel.dispute):
        troubles += look(visitor, path)
    troubles += look(visitor, quarrel.tombstone, status=410)
    crowd.forgive(quarrel.tombstone)


def test_leads_meet_no_barrier(crowd: Crowd, project: Project, troubles: list[str]) -> None:
    eva = crowd.member("eva")
    window = crowd.visitor(storage_state=eva.page.context.storage_state())
    desk, news = f"{project.path}desk/", news_of(eva, project)
    ends = ("", "words/", "cover/", news, f"outside/{made_outside(eva, project)}/")
    for path in (project.path, *(f"{desk}{end}" for end in ends)):
        troubles += look(window, path)
    for end in (news, "plan/", "plan/edit/", "plan/history/", "outside/"):
        troubles += look(window, f"{project.path}{end}")
    # The calls of the story's project are closed, for it is released.
    pier = eva_starts_a_project(crowd, "A pier to draw")
    number = eva_opens_a_call(crowd, pier).rstrip("/").split("/")[-1]
    troubles += look(window, f"{pier.path}desk/calls/{number}/")


def news_of(eva: Person, project: Project) -> str:
    """An update that was changed once: the end of its address."""
    eva.open(f"{project.path}desk/")
    form = eva.page.locator("form#update")
    eva.field("Title", form).fill("It walks")
    eva.field("Text", form).fill("One step, and then one more.")
    form.get_by_role("button").last.click()
    eva.is_told("Your update is on the project's page.")
    eva.open(project.path).page.get_by_role("link", name="Change It walks").click()
    number = eva.arrives(rf"{project.path}desk/updates/\d+/").path.split("/")[-2]
    eva.fill(text="One step.").page.get_by_role("main").get_by_role("button").last.click()
    eva.arrives(rf"{project.path}updates/\d+/")
    return f"updates/{number}/"


def made_outside(eva: Person, project: Project) -> str:
    """The number of something that is still asked whose works shaped it."""
    eva.open(f"{project.path}desk/")
    eva.unfolded(eva.field("What was made outside")).fill("The last sound")
    eva.press("Say so").arrives(rf"{project.path}desk/outside/\d+/")
    return eva.path.split("/")[-2]


def test_whatever_is_said_to_be_looked_at_here_was() -> None:
    """The last of this file, and only after all of it."""
    if len(LOOKED) > ALL_BUT_A_FEW:
        said = {name for name, where in LOOKED_AT.items() if where == "test_pages"}
        assert said - LOOKED == set()
