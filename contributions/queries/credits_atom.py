"""A work as an Atom entry (RFC 4287): what it was made from are links "via"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from contributions.models import Kind
from contributions.queries.credits import Author, Credits
from contributions.queries.credits_text import text_of
from hitrecord.foundation.atom import ATOM, link, people, say, written
from hitrecord.foundation.text import one_line


def atom_of(credits: Credits, updated: datetime) -> bytes:
    work, subject = credits.work, credits.subject
    own = f"{settings.SITE_URL}{reverse('work', args=[subject.pk])}"
    entry = Element("entry", xmlns=ATOM)
    say(entry, "id", own)
    say(entry, "title", work.title)
    say(entry, "published", (subject.published_at or updated).isoformat())
    say(entry, "updated", updated.isoformat())
    people(entry, "author", _named(work.authors or [Author(_("Unknown"), "", "")]))
    named = {author.name: author for credit in credits.ancestors for author in credit.authors}
    mine = {author.name for author in work.authors}
    others = [each for name, each in named.items() if name not in mine]
    people(entry, "contributor", _named(others))
    link(entry, "alternate", own, type="text/html")
    link(
        entry,
        "self",
        f"{settings.SITE_URL}{reverse('entry', args=[subject.pk])}",
        type="application/atom+xml;type=entry",
    )
    for source in credits.direct:
        if source.address:
            link(entry, "via", source.address, title=one_line(source.title))
    if work.licence:
        link(entry, "license", work.licence_url)
        say(entry, "rights", work.licence)
    SubElement(entry, "category", term=work.kind, label=str(Kind(work.kind).label))
    SubElement(entry, "summary", type="text").text = text_of(credits)
    return written(entry)


def _named(authors: Iterable[Author]) -> list[tuple[str, str]]:
    return [(each.name, f"{settings.SITE_URL}{each.url}" if each.url else "") for each in authors]
