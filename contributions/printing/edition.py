"""What a book is made of, without a row of the database in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Edition:
    """`sha256` is that of the text as UTF-8; `credits` are lines, the work's own first."""

    identifier: str
    title: str
    authors: str
    published: date
    published_label: str
    version: int
    address: str
    verify_address: str
    sha256: str
    html: str
    parts: list[str]
    is_script: bool
    credits: list[str]
    licence: str = ""
    """Its name and address, where it has one for use elsewhere."""
