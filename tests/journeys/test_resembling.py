"""Ben puts up a smaller copy of Cleo's picture and is asked, alone and in passing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.contributions.resembling import photograph
from tests.journeys.people import Crowd, Person
from tests.journeys.test_pages import WIDE, look

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def field_of_clouds(crowd: Crowd, folder: Path) -> str:
    path = folder / "clouds.png"
    photograph(11).save(path)
    cleo = crowd.member("cleo", viewport=WIDE)
    cleo.open("/contribute/").field("No sources, all mine").check()
    found = cleo.publishes(file=path, title="A field of clouds", alt_text="Clouds")
    picture = cleo.page.get_by_role("img", name="Clouds", exact=True).first
    expect(picture).to_be_visible(timeout=60_000)
    cleo.page.context.close()
    return found


@pytest.fixture
def ben(crowd: Crowd) -> Iterator[Person]:
    ben = crowd.member("ben", viewport=WIDE)
    yield ben
    ben.page.context.close()


def copy(folder: Path, name: str, size: tuple[int, int]) -> Path:
    path = folder / name
    photograph(11).resize(size).save(path, quality=70)
    return path


def test_ben_is_asked_without_a_reload_and_names_it_with_one_press(
    ben: Person, field_of_clouds: str, folder: Path
) -> None:
    ben.open("/contribute/").fill(title="My clouds")
    ben.field("File").set_input_files(copy(folder, "mine.jpg", (450, 300)))
    ben.arrives(r"/drafts/\d+/")
    asked = ben.page.locator("#suggestions li", has_text="A field of clouds")
    expect(asked).to_be_visible(timeout=60_000)
    expect(asked).to_contain_text("It looks like the same picture, perhaps at another size.")
    assert look(ben, ben.path) == []
    ben.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    asked.get_by_role("button", name="Yes, name it").click()
    row = ben.page.locator("li.source", has_text="A field of clouds")
    expect(row.get_by_role("checkbox")).to_be_checked()
    expect(ben.field("Title")).to_have_value("My clouds")
    ben.press("Publish").arrives(r"/works/\d+/").sees("A field of clouds")


def test_a_no_stays_a_no_and_publishing_waits_for_nothing(
    ben: Person, field_of_clouds: str, folder: Path
) -> None:
    ben.open("/contribute/").fill(title="Other clouds")
    ben.field("No sources, all mine").check()
    ben.field("File").set_input_files(copy(folder, "other.jpg", (360, 240)))
    asked = ben.page.locator("#suggestions li", has_text="A field of clouds")
    expect(asked).to_be_visible(timeout=60_000)
    asked.get_by_role("button", name="No, I did not build on it").click()
    ben.sees("You did not build on")
    ben.press("Publish").arrives(r"/works/\d+/")
    expect(asked).to_have_count(0)
