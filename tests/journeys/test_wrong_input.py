"""Whatever goes wrong is said in a sentence on the same page, and what was typed stays."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys import making
from tests.journeys.people import Crowd, Person
from tests.journeys.site import Site

pytestmark = pytest.mark.browser

TYPED = {"title": "Fog", "alt_text": "Nothing but fog", "tags": "fog, sea"}


def attempt(person: Person, *, file: Path) -> None:
    person.open("/contribute/").fill(**TYPED).field("No sources, all mine").check()
    person.field("File").set_input_files(file)
    person.press("Publish")


def has_kept_everything(person: Person) -> None:
    for name, value in TYPED.items():
        label = name.replace("_", " ").capitalize()
        expect(person.field(label)).to_have_value(value)
    expect(person.field("No sources, all mine")).to_be_checked()


def test_a_text_called_jpg_is_refused_in_a_sentence(crowd: Crowd, folder: Path) -> None:
    false_name = folder / "fog.jpg"
    false_name.write_bytes(b"\x00\x01 this is no picture \xff\xfe" * 20)
    ben = crowd.member("ben")
    attempt(ben, file=false_name)
    alert = ben.page.get_by_role("main").get_by_role("alert").first
    expect(alert).to_contain_text("We cannot read this file. Save it as JPEG or PNG")
    has_kept_everything(ben)
    crowd.forgive("status of 422")


def test_an_empty_file_is_refused_in_a_sentence(crowd: Crowd, folder: Path) -> None:
    empty = folder / "empty.png"
    empty.touch()
    ben = crowd.member("ben")
    attempt(ben, file=empty)
    expect(ben.page.get_by_role("main").get_by_role("alert").first).to_contain_text("empty")
    has_kept_everything(ben)
    crowd.forgive("status of 422")


def test_a_picture_that_breaks_off_says_so_and_can_be_replaced(crowd: Crowd, folder: Path) -> None:
    whole = making.picture(folder / "whole.jpg", hue=20).read_bytes()
    broken = folder / "broken.jpg"
    broken.write_bytes(whole[: len(whole) // 10])
    ben = crowd.member("ben")
    attempt(ben, file=broken)
    # On the draft, or on the work if it was published before the file was looked at.
    ben.sees(re.compile("The end of this file is missing"), seconds=60)
    assert re.fullmatch(r"/(works|drafts)/\d+/", ben.path)


def test_a_missing_title_is_asked_for_and_the_file_stays(crowd: Crowd, folder: Path) -> None:
    ben = crowd.member("ben").open("/contribute/")
    ben.fill(alt_text="Nothing but fog").field("No sources, all mine").check()
    ben.field("File").set_input_files(making.picture(folder / "fog.png", hue=40))
    ben.press("Publish")
    expect(ben.page.get_by_role("main").get_by_role("alert").first).to_contain_text("Title")
    ben.sees("fog.png")
    expect(ben.field("Alt text")).to_have_value("Nothing but fog")
    ben.fill(title="Fog, at last").press("Publish").arrives(r"/works/\d+/")
    expect(ben.page.locator(".stage img")).to_be_visible(timeout=60_000)


def test_a_wrong_password_is_said_and_the_address_stays(crowd: Crowd) -> None:
    somebody = crowd.visitor().open("/accounts/login/")
    somebody.fill(email="ben@studio.example", password="open-sesame-now").press("Sign in")
    somebody.sees("That did not work.")
    expect(somebody.field("Email")).to_have_value("ben@studio.example")


def test_two_gigabytes_are_refused_before_they_are_read(crowd: Crowd, site: Site) -> None:
    """By their claim alone, within seconds; meanwhile and afterwards the site answers."""
    cookies = crowd.member("ben").page.context.cookies()
    kept = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)
    address = urlsplit(site.url)
    request = (
        f"POST /contribute/ HTTP/1.1\r\nHost: {address.netloc}\r\nCookie: {kept}\r\n"
        f"Origin: {site.url.rstrip('/')}\r\nContent-Length: 2000000000\r\n"
        "Content-Type: multipart/form-data; boundary=edge\r\n\r\n--edge\r\n"
    )
    began = time.monotonic()
    with socket.create_connection((str(address.hostname), address.port or 80), 20) as line:
        line.sendall(request.encode())
        answer = line.makefile("rb").read(200_000).decode(errors="replace")
    assert time.monotonic() - began < 10
    assert answer.startswith("HTTP/1.1 413")
    assert "That is too large: one upload may have 1000 MB." in answer
    crowd.visitor().open("/discover/")
