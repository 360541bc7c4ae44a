"""Somebody holds a file of this site in their hands and asks where it is from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.patience import wait_until
from tests.journeys.people import Crowd, Person
from tests.journeys.story import Work
from tests.journeys.test_pages import EVERYTHING, broken

pytestmark = pytest.mark.browser

ALT = "A lighthouse with one foot in the sea"


def signed(visitor: Person, picture: Work) -> bytes:
    """The largest picture as everybody gets it, once it is signed: that takes its time."""
    kept: list[bytes] = []

    def is_signed() -> bool:
        visitor.open(picture.path)
        link = visitor.page.get_by_role("link", name=ALT).get_attribute("href") or ""
        kept[:] = [visitor.page.request.get(link).body()]
        return b"c2pa" in kept[0]

    wait_until(is_signed, what="the picture is signed")
    return kept[0]


def ask(visitor: Person, file: Path) -> None:
    visitor.open("/verify/").field("A file").set_input_files(file)
    visitor.press("Look at the file")


def test_a_file_is_known_and_a_changed_one_is_not(
    crowd: Crowd, poem: Work, picture: Work, tmp_path: Path
) -> None:
    visitor = crowd.visitor()
    data = bytearray(signed(visitor, picture))
    file = tmp_path / "lighthouse"
    file.write_bytes(data)
    ask(visitor, file)
    title = visitor.page.get_by_role("heading", level=1)
    expect(title).to_have_text("This is a file of this site, unchanged.")
    assert broken(visitor, EVERYTHING) == []
    sources = visitor.page.locator(".nest").first
    expect(sources.get_by_role("link", name=poem.title)).to_be_visible()

    visitor.open(f"/verify/?hash={hashlib.sha256(data).hexdigest()}")
    expect(title).to_have_text("This is a file of this site, unchanged.")
    visitor.follow(picture.title).arrives(rf"{picture.path}(versions/1/)?")

    data[-len(data) // 3] ^= 1
    file.write_bytes(data)
    ask(visitor, file)
    expect(title).to_have_text("Signed by this site, but changed since.")
    assert broken(visitor, EVERYTHING) == []
    visitor.follow("The whole lineage, as it is now").arrives(f"{picture.path}lineage/")


def test_what_nobody_knows_is_said_to_be_unknown(crowd: Crowd, tmp_path: Path) -> None:
    visitor = crowd.visitor()
    (tmp_path / "note.txt").write_text("Nobody has seen this.")
    ask(visitor, tmp_path / "note.txt")
    visitor.sees("Nothing is known of this.")
    assert broken(visitor, EVERYTHING) == []
    visitor.page.goto(f"{visitor.url}verify/?hash=12")
    visitor.sees("That is no SHA-256 hash")
    assert broken(visitor, EVERYTHING) == []
    crowd.forgive("/verify/")
