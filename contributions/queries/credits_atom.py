"""A work as an Atom entry (RFC 4287): what it was made from are links "via"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from contributions.models import Kind
from contributions.queries.credits import Author, Credits
from contributions.queries.credits_text import text_of
from hitrecord.foundation.text import one_line, without_unseen

ATOM = "http://www.w3.org/2005/Atom"


def atom_of(credits: Credits, updated: datetime) -> bytes:
    work, subject = credits.work, credits.subject
    own = f"{settings.SITE_URL}{reverse('work', args=[subject.pk])}"
    entry = Element("entry", xmlns=ATOM)
    _say(entry, "id", own)
    _say(entry, "title", work.title)
    _say(entry, "published", (subject.published_at or updated).isoformat())
    _say(entry, "updated", updated.isoformat())
    _people(entry, "author", work.authors or [Author(_("Unknown"), "", "")])
    named = {author.name: author for credit in credits.ancestors for author in credit.authors}
    mine = {author.name for author in work.authors}
    _people(entry, "contributor", [each for name, each in named.items() if name not in mine])
    _link(entry, "alternate", own, type="text/html")
    _link(
        entry,
        "self",
        f"{settings.SITE_URL}{reverse('entry', args=[subject.pk])}",
        type="application/atom+xml;type=entry",
    )
    for source in credits.direct:
        if source.address:
            _link(entry, "via", source.address, title=one_line(source.title))
    if work.licence:
        _link(entry, "license", work.licence_url)
        _say(entry, "rights", work.licence)
    SubElement(entry, "category", term=work.kind, label=str(Kind(work.kind).label))
    SubElement(entry, "summary", type="text").text = text_of(credits)
    written: bytes = tostring(entry, encoding="utf-8", xml_declaration=True)
    return written


def _say(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = without_unseen(words)


def _people(entry: Element, element: str, people: Iterable[Author]) -> None:
    for each in people:
        person = SubElement(entry, element)
        _say(person, "name", each.name)
        if each.url:
            _say(person, "uri", f"{settings.SITE_URL}{each.url}")


def _link(entry: Element, rel: str, href: str, **more: str) -> None:
    SubElement(entry, "link", {"rel": rel, "href": href, **more})
