"""A text as an EPUB, read back as a reading program does it."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from contributions.printing.epub import make_epub
from tests.contributions.printing.editions import MIXED, SCREENPLAY, edition

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def opened(text: str, layout: str = "prose", **changed: object) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(make_epub(edition(text, layout, **changed))))


@pytest.mark.parametrize(("text", "layout"), [(MIXED, "prose"), (SCREENPLAY, "screenplay")])
def test_the_same_text_gives_the_same_bytes(text: str, layout: str) -> None:
    assert make_epub(edition(text, layout)) == make_epub(edition(text, layout))


def test_it_says_first_and_plainly_what_it_is() -> None:
    made = make_epub(edition("Once."))
    assert made[30:58] == b"mimetypeapplication/epub+zip"
    first = opened("Once.").infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")


def assert_readable(book: zipfile.ZipFile) -> None:
    for name in book.namelist():
        if name.endswith(("xhtml", "opf", "xml")):
            ElementTree.fromstring(book.read(name))  # noqa: S314 -- our own


@pytest.mark.parametrize("strange", ["\ufffe", "\uffff", "\x0c", "\x00", "&#12;", "&#xfffe;"])
def test_what_xml_cannot_hold_spoils_no_book(strange: str) -> None:
    """Texts and titles stored long ago may hold it."""
    words = f"A {strange} fox"
    assert_readable(opened(f"# {words}\n\n{words}", title=words, authors=words, credits=[words]))


@pytest.mark.parametrize(("text", "layout"), [(MIXED, "prose"), (SCREENPLAY, "screenplay")])
def test_everything_in_it_is_xml_and_named_in_the_package(text: str, layout: str) -> None:
    book = opened(text, layout, title="Hem & <stone>")
    assert_readable(book)
    package = ElementTree.fromstring(book.read("EPUB/package.opf"))  # noqa: S314
    items = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    there = {name.removeprefix("EPUB/") for name in book.namelist() if name.startswith("EPUB/")}
    assert set(items.values()) == there - {"package.opf"}
    assert [ref.get("idref") for ref in package.iter(f"{OPF}itemref")] == [
        "title",
        "part-1",
        "credits",
    ]


def test_the_contents_lead_to_every_chapter() -> None:
    story = "\n\n".join(f"# Chapter {n} & more\n\n" + "word " * 1_500 for n in range(1, 6))
    book = opened(story)
    nav = ElementTree.fromstring(book.read("EPUB/nav.xhtml"))  # noqa: S314
    links = [(a.get("href", ""), a.text) for a in nav.iter(f"{XHTML}a")]
    assert ("part-3.xhtml#h-3", "Chapter 3 & more") in links
    for address, _words in links:
        name, _, anchor = address.partition("#")
        page = book.read(f"EPUB/{name}").decode()
        assert not anchor or f'id="{anchor}"' in page


def test_authors_ancestors_and_hash_are_in_it() -> None:
    page = opened("Once.").read("EPUB/credits.xhtml").decode()
    for words in ("“The tide” by Ben", "ab" * 32, "https://studio.example/verify/"):
        assert words in page


def test_nothing_in_it_asks_for_anything_from_elsewhere() -> None:
    book = opened("[a](https://x.example/)\n\n![p](https://x.example/p.png)")
    page = book.read("EPUB/part-1.xhtml").decode()
    assert not re.search(r"<(img|script|iframe|object|link [^>]*https?:)", page)
