"""Atom (RFC 4287): the elements that feeds and entries share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from hitrecord.foundation.text import without_unseen

ATOM: Final = "http://www.w3.org/2005/Atom"
FEED: Final = "application/atom+xml"


def say(parent: Element, name: str, words: str, **attributes: str) -> None:
    """What no XML may hold is left out; line ends stay."""
    SubElement(parent, name, attributes).text = without_unseen(words, keep="\n\t")


def people(parent: Element, element: str, named: Iterable[tuple[str, str]]) -> None:
    """Name and whole address of each, "" without one."""
    for name, address in named:
        person = SubElement(parent, element)
        say(person, "name", name)
        if address:
            say(person, "uri", address)


def link(parent: Element, rel: str, href: str, **more: str) -> None:
    SubElement(parent, "link", {"rel": rel, "href": href, **more})


def written(root: Element) -> bytes:
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data
