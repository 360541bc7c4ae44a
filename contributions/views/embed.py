"""A work for other sites: in a frame of theirs, and told by oEmbed. Both know nobody, so that they
work without cookies and may be kept by any cache."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from contributions.queries.embedding import WIDTH, Embedding, embedding_of
from hitrecord.foundation.mining import reserve
from hitrecord.foundation.text import whole_number

KEPT: Final = "public, max-age=300"
ANYWHERE: Final = {"frame-ancestors": ["*"], "script-src": ["'none'"], "form-action": ["'none'"]}


@require_safe
@xframe_options_exempt
@csp_replace(ANYWHERE)  # type: ignore[arg-type]  # it knows no views with arguments
def embed(request: HttpRequest, pk: int) -> HttpResponse:
    found = embedding_of(pk)
    if found is None:
        raise Http404
    site = {"site_url": settings.SITE_URL, "site_name": settings.SITE_NAME}
    page = render_to_string(
        "contributions/embed.html", {"work": found.work, "card": found.card} | site
    )
    response = HttpResponse(page, status=200 if found.card else 410)
    response.headers["Cache-Control"] = KEPT
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    reserve(response, may_train=found.work.may_train)
    return response


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """https://oembed.com: 501 for another format than JSON, 404 for what is not to be embedded."""
    if request.GET.get("format", "json") != "json":
        return _said(_("Only JSON is spoken here."), 501)
    found = _asked_for(request.GET.get("url", ""))
    if found is None or found.card is None:
        return _said(_("There is no work at that address that everybody may see."), 404)
    wide, high = (whole_number(request.GET.get(name, "")) for name in ("maxwidth", "maxheight"))
    told = _told(found)
    if found.fits(wide, high):
        told |= _framed(found, found.size(wide or WIDTH, high))
    answer = JsonResponse(told)
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = KEPT
    return answer


def _asked_for(address: str) -> Embedding | None:
    """Of a work's page on this site, or one of its versions; nothing else can be embedded."""
    try:
        asked, own = urlsplit(address), urlsplit(settings.SITE_URL)
        found = resolve(asked.path)
    except (ValueError, Resolver404):
        return None
    if asked.netloc.lower() != own.netloc or found.url_name not in {"work", "version"}:
        return None
    return embedding_of(found.kwargs["pk"])


def _told(found: Embedding) -> dict[str, Any]:
    """A link: all that is told where no frame of ours has room."""
    card = found.card
    first = card.authors[0] if card and card.authors else ("", "")
    names = ", ".join(name for name, _url in card.authors) if card else ""
    return {
        "version": "1.0",
        "type": "link",
        "title": found.work.title,
        "author_name": names,
        "author_url": f"{settings.SITE_URL}{first[1]}" if first[1] else settings.SITE_URL,
        "provider_name": settings.SITE_NAME,
        "provider_url": settings.SITE_URL,
        "cache_age": 300,
    }


def _framed(found: Embedding, size: tuple[int, int]) -> dict[str, Any]:
    return {
        "type": "video" if found.work.kind == "video" else "rich",
        "width": size[0],
        "height": size[1],
        "html": found.code(size),
    }


def _said(sentence: str, status: int) -> HttpResponse:
    answer = HttpResponse(f"{sentence}\n", status=status, content_type="text/plain; charset=utf-8")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
