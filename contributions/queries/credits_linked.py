"""Works as schema.org describes them, for search engines and archives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.conf import settings

from contributions.queries.credits import Credit, Credits
from contributions.queries.work import WorkPage

TYPES: Final = {
    "writing": "DigitalDocument",
    "image": "ImageObject",
    "audio": "AudioObject",
    "video": "VideoObject",
}
CONTEXT: Final = "https://schema.org"


def linked_page(page: WorkPage) -> dict[str, Any]:
    """The version that is shown, with what it was made from at first hand."""
    people = [_person(author.name, author.url) for author in page.authors]
    found = {
        "@context": CONTEXT,
        "@type": TYPES[page.work.kind],
        "@id": _whole(page.address),
        "url": _whole(page.address),
        "name": page.work.title,
        "version": page.version.number,
        "datePublished": page.version.published_at.date().isoformat(),
        "creator": people,
        "license": page.version.licence_url,
        "isFamilyFriendly": not page.work.is_mature,
        "isBasedOn": [
            _without_blanks(
                {"@type": TYPES.get(k.kind, "CreativeWork"), "name": k.title, "url": _whole(k.url)}
            )
            for k in page.made_from
            if k.relation
        ],
    }
    return _without_blanks(found)


def linked_credits(credits: Credits) -> dict[str, Any]:
    """The work and every ancestor, tied to each other by their addresses."""
    every = [credits.work, *credits.ancestors]
    sources: dict[int, list[str]] = {}
    for credit in credits.ancestors:
        for use in credit.uses:
            sources.setdefault(use.work, []).append(_name(credit))
    return {"@context": CONTEXT, "@graph": [_credit(each, sources) for each in every]}


def _credit(credit: Credit, sources: Mapping[int, Iterable[str]]) -> dict[str, Any]:
    return _without_blanks(
        {
            "@type": TYPES.get(credit.kind, "CreativeWork"),
            "@id": _name(credit),
            "url": credit.address,
            "name": credit.title,
            "version": credit.version,
            "creator": [_person(author.name, author.url) for author in credit.authors],
            "license": credit.licence_url,
            "isBasedOn": [{"@id": name} for name in sources.get(credit.id, ())],
        }
    )


def _name(credit: Credit) -> str:
    """A withdrawn work has no address, yet a name within this page."""
    return credit.address or f"#work{credit.id}"


def _person(name: str, url: str) -> dict[str, str]:
    return _without_blanks({"@type": "Person", "name": name, "url": _whole(url)})


def _whole(url: str) -> str:
    return f"{settings.SITE_URL}{url}" if url.startswith("/") else url


def _without_blanks(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in ("", 0, [])}
