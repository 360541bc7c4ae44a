from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from hitrecord.queries.sitemap import Address, addresses, parts

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
KEPT = "public, max-age=3600"


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the files that hold the addresses."""
    found = [(reverse("sitemap_part", args=each), None) for each in parts()]
    return _written("sitemapindex", "sitemap", found)


@require_safe
def sitemap_part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    try:
        found = addresses(name, number) if 0 < number < 10_000 else []
    except KeyError as error:
        raise Http404 from error
    if not found:
        raise Http404
    return _written("urlset", "url", found)


def _written(root: str, element: str, found: Iterable[Address]) -> HttpResponse:
    tree = Element(root, xmlns=NAMESPACE)
    for address, changed in found:
        each = SubElement(tree, element)
        SubElement(each, "loc").text = f"{settings.SITE_URL}{address}"
        if changed:
            SubElement(each, "lastmod").text = changed.isoformat(timespec="seconds")
    data = tostring(tree, encoding="utf-8", xml_declaration=True)
    return HttpResponse(data, content_type="application/xml", headers={"Cache-Control": KEPT})
