"""The files that tell a reading program what lies in an EPUB."""

from __future__ import annotations

from html import escape
from typing import Final

from django.utils.translation import gettext as _

from contributions.printing.edition import Edition

CONTAINER: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_PAGE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    '<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>'
    "<body>{body}</body></html>"
)
_ACCESS: Final = "".join(
    f'<meta property="schema:{name}">{value}</meta>'
    for name, value in (
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityHazard", "none"),
    )
)


def page(title: str, body: str) -> str:
    return _PAGE.format(title=escape(title), body=body)


def nav(contents: list[tuple[str, str]]) -> str:
    items = "".join(f'<li><a href="{at}">{escape(words)}</a></li>' for at, words in contents)
    head = _("Contents")
    body = f'<nav epub:type="toc" id="toc"><h1>{head}</h1><ol>{items}</ol></nav>'
    return page(head, body)


def opf(edition: Edition, chapters: int) -> str:
    names = ["title", *(f"part-{n}" for n in range(1, chapters + 1)), "credits"]
    manifest = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>'
        for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        'prefix="schema: http://schema.org/">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{edition.identifier}</dc:identifier>'
        f"<dc:title>{escape(edition.title)}</dc:title>"
        f"<dc:creator>{escape(edition.authors)}</dc:creator>"
        "<dc:language>und</dc:language>"
        f"<dc:source>{escape(edition.address)}</dc:source>"
        f"<dc:date>{edition.published.isoformat()}</dc:date>"
        f'<meta property="dcterms:modified">{edition.published.isoformat()}T00:00:00Z</meta>'
        f"{_ACCESS}</metadata><manifest>"
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="style" href="style.css" media-type="text/css"/>'
        f"{manifest}</manifest><spine>{spine}</spine></package>"
    )
