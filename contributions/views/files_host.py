"""Files under a host name of their own, which knows nobody: no cookie is set there, or read."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from contributions.models.media import RenditionQuerySet
from contributions.views.files import FOR_SOME, PREFIX, SIGNED_SECONDS, first, sent, signer
from contributions.views.spans import SAFE
from hitrecord.foundation.http import Responder

FOR_EVERYONE = "public, max-age=31536000, s-maxage=600, immutable"
"""A browser keeps it; a cache in between asks again soon, because works may be withdrawn."""


def files_host(get_response: Responder) -> Responder:
    """Middleware: under the files' host name there are files, and nothing of the site."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not settings.FILES_HOST or request.get_host() != settings.FILES_HOST:
            return get_response(request)
        try:
            return _at_the_files_host(request)  # type: ignore[return-value]
        except Http404:
            return HttpResponse("Not found.\n", status=404, content_type="text/plain", headers=SAFE)

    return respond


@require_safe
def _at_the_files_host(request: HttpRequest) -> HttpResponseBase:
    if not request.path_info.startswith(PREFIX):
        raise Http404
    name = request.path_info.removeprefix(PREFIX)
    is_open = not _is_signed(name, request.GET.get("key", ""))
    row = first(name, RenditionQuerySet.open if is_open else RenditionQuerySet.all)
    if row is None:
        raise Http404
    answer = sent(request, row, kept=FOR_EVERYONE if is_open else FOR_SOME)
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    # Captions and waveforms are read by scripts of the site, and of no other.
    answer.headers["Access-Control-Allow-Origin"] = settings.SITE_URL
    return answer


def _is_signed(name: str, key: str) -> bool:
    try:
        return signer.unsign(key, max_age=SIGNED_SECONDS) == name
    except BadSignature:
        return False
