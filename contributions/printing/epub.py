"""The EPUB of a text: version 3.3 of the format, one chapter file for each part of the page."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape, unescape
from typing import Final

from django.utils.translation import gettext as _

from contributions.printing import epub_package as package
from contributions.printing.blocks import as_xml, fit_for_xml
from contributions.printing.edition import Edition

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""ZIP cannot do without one; the same for all, so that the same work gives the same bytes."""
_HEADING: Final = re.compile(r'<h([2-6]) id="(h-\d+)">(.*?)</h\1>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
STYLE: Final = """body { margin: 5%; line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.2; page-break-after: avoid; }
blockquote { margin: 1em 0 1em 1.5em; }
pre { white-space: pre-wrap; }
.action, .said { white-space: pre-wrap; }
.speech { margin: 1em 15%; }
.speech p { margin: 0; }
.cue { padding-left: 25%; }
.aside { padding-left: 12%; }
.lyrics { font-style: italic; }
.transition { text-align: right; }
.centred, .title-page { text-align: center; }
.script { font-family: Courier, monospace; }
"""


def make_epub(edition: Edition) -> bytes:
    """The same edition gives the same bytes."""
    chapters = [_chapter(edition, part) for part in edition.parts]
    files = {
        "META-INF/container.xml": package.CONTAINER,
        "EPUB/package.opf": package.opf(edition, len(chapters)),
        "EPUB/nav.xhtml": package.nav(_contents(edition)),
        "EPUB/style.css": STYLE,
        "EPUB/title.xhtml": package.page(edition.title, _title(edition)),
        **{f"EPUB/part-{n}.xhtml": chapter for n, chapter in enumerate(chapters, start=1)},
        "EPUB/credits.xhtml": package.page(_("Credits"), _credits(edition)),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            # What writes credentials into it reads no compressed entries.
            _add(archive, name, text, zipfile.ZIP_STORED)
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, compression: int) -> None:
    entry = zipfile.ZipInfo(name, DATE)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, fit_for_xml(text).encode())


def _chapter(edition: Edition, html: str) -> str:
    name = "script" if edition.is_script else "prose"
    return package.page(edition.title, f'<section class="{name}">{as_xml(html)}</section>')


def _contents(edition: Edition) -> list[tuple[str, str]]:
    """Addresses and words: every heading, and a part without one by its number."""
    found = [("title.xhtml", edition.title)]
    for number, part in enumerate(edition.parts, start=1):
        headings = _HEADING.findall(part)
        for _rank, anchor, words in headings:
            found.append(
                (f"part-{number}.xhtml#{anchor}", unescape(_TAG.sub("", words)).strip() or "–")
            )
        if not headings and len(edition.parts) > 1:
            found.append((f"part-{number}.xhtml", _("Part %(number)s") % {"number": number}))
    if len(edition.parts) == 1 and len(found) == 1:
        found.append(("part-1.xhtml", _("The text")))
    return [*found, ("credits.xhtml", _("Credits"))]


def _title(edition: Edition) -> str:
    lines = "".join(
        f"<p>{escape(line)}</p>"
        for line in (edition.authors, edition.published_label, edition.address, edition.licence)
        if line
    )
    return f"<h1>{escape(edition.title)}</h1>{lines}"


def _credits(edition: Edition) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in edition.credits)
    sum_ = _("SHA-256 of the text: %(hash)s") % {"hash": edition.sha256}
    check = _("Check it at %(address)s") % {"address": edition.verify_address}
    return f"<h1>{_('Credits')}</h1>{lines}<p>{escape(sum_)}</p><p>{escape(check)}</p>"
