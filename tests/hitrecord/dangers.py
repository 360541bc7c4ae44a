"""What would run, or be read as another thing, in an answer of ours."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

WORDS = ("aria-", "data-title", "alt", "title", "value", "placeholder", "label", "content")
"""Attributes that are read out or shown, and lead nowhere."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Dangers(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            said = (value or "").strip().lower()
            if (
                name.startswith("on")
                or (said.startswith(("javascript:", "data:text")) and not name.startswith(WORDS))
                or (name, said) in {("src", "x"), ("href", "x")}
            ):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem and "quag()</script" in data + "</script":
            self.found.append(f"{self.cdata_elem}: {data[:80]}")
        if "31338" in data:
            self.found.append(f"a template ran: {data[:80]}")


def in_html(text: str) -> list[str]:
    parser = Dangers()
    parser.feed(text)
    return parser.found


def in_xml(data: bytes) -> list[str]:
    """Its elements, and the HTML that a feed's content is."""
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 -- our own
    except ElementTree.ParseError as error:
        return [str(error)]
    found = []
    for each in root.iter():
        parser = Dangers()
        parser.handle_starttag(each.tag.rpartition("}")[2], list(each.attrib.items()))
        if each.get("type") == "html":
            parser.feed(each.text or "")
        found += parser.found
    return found


def in_json(data: Any) -> Iterator[str]:
    """Only what is called html is HTML; links lead to the web."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "html" and isinstance(value, str):
                yield from in_html(value)
            elif str(value).startswith("javascript:") and key in {"url", "href", "uri"}:
                yield f"{key}: {value}"
            else:
                yield from in_json(value)
    elif isinstance(data, list):
        for each in data:
            yield from in_json(each)


def in_csv(text: str) -> list[str]:
    rows = csv.reader(io.StringIO(text))
    return [cell for row in rows for cell in row if cell.startswith(FORMULAS) and "quag" in cell]


def in_answer(answer: Any) -> list[str]:
    kind = answer.get("Content-Type", "").partition(";")[0]
    data = answer.getvalue()
    if kind == "text/html":
        return in_html(data.decode())
    found = [] if answer.get("X-Content-Type-Options") == "nosniff" else ["sniffable"]
    if kind.endswith("xml"):
        return found + in_xml(data)
    if kind.endswith("json"):
        return found + list(in_json(json.loads(data)))
    if kind == "text/csv":
        return found + in_csv(data.decode())
    return found
