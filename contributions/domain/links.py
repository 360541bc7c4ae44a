"""Read the addresses that people paste: of works of this site, and of anything on the web."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

_PATH: Final = re.compile(r"/?works/(\d{1,18})(?:/versions/(\d{1,9}))?(?:/.*)?")

_TAG: Final = re.compile(r"<[^>]*>")
_NAMED: Final = re.compile(r"\bhttps?://|\bwww\.", re.IGNORECASE)
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")


@dataclass(frozen=True, slots=True)
class WorkLink:
    """`number` is None when the link means the newest version."""

    contribution_id: int
    number: int | None


def links_in(text: str) -> list[str]:
    """Several at once, with lines or spaces between them, each once."""
    return list(dict.fromkeys(text.split()))


def addresses(html: str) -> int:
    """How many places our own HTML leads to or names: some people paste what is no link here."""
    return max(html.count("<a "), len(_NAMED.findall(_TAG.sub(" ", html))))


def read_link(text: str) -> WorkLink | None:
    """None for anything that is not the address of a work of a site like this one."""
    parts = _parts(text)
    found = _PATH.fullmatch(parts.path) if parts else None
    if found is None:
        return None
    return WorkLink(int(found[1]), int(found[2]) if found[2] else None)


def host_of(text: str) -> str:
    """The host an address leads to; "" for a path of this site, and for what is no address."""
    parts = _parts(text)
    return (parts.hostname or "") if parts else ""


def web_address(text: str) -> str | None:
    """The whole http(s) address that is meant; None when there is none."""
    parts = _parts(text)
    if parts is None or parts.scheme not in {"http", "https", ""} or not parts.hostname:
        return None
    if re.search(r"\s", text.strip()) or ("." not in parts.netloc and not parts.scheme):
        return None
    return parts._replace(scheme=parts.scheme or "https").geturl()


def _parts(text: str) -> SplitResult | None:
    """People leave `https://` out: a first part with a dot in it is a host."""
    bare = text.strip()
    if _HOST.fullmatch(re.split(r"[/?#]", bare)[0]):
        bare = f"//{bare}"
    try:
        return urlsplit(bare)
    except ValueError:
        return None
