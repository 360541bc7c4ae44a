"""A stored file as an HTTP answer: the whole, a part of it, or the word that nothing changed."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe

from contributions.domain.ranges import Span, Unsatisfiable, read_range
from hitrecord.foundation.stored import Stored

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
"""On every answer with a member's bytes, whatever its status."""


def send(
    request: HttpRequest, file: Stored, *, name: str, headers: Mapping[str, str]
) -> HttpResponseBase:
    """`name` never stands for other bytes, so it is what the ETag is made of. A request for several
    parts gets the whole, which RFC 9110 allows."""
    etag = f'"{sha256(name.encode()).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag, file.changed) or _bytes(request, file, etag)
    own = {"ETag": etag, "Last-Modified": http_date(file.changed), "Accept-Ranges": "bytes"}
    for header, value in (SAFE | own | dict(headers)).items():
        answer.headers[header] = value
    return answer


def _bytes(request: HttpRequest, file: Stored, etag: str) -> HttpResponseBase:
    size = file.size
    asked = request.headers.get("Range", "")
    # Parts are defined for GET alone, and only of the file whose beginning the browser has.
    if request.method != "GET" or not _is_same(request, etag, file.changed):
        asked = ""
    try:
        span = read_range(asked, size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    wanted = span or Span(0, size - 1)
    headers = {"Content-Length": str(wanted.length)}
    if span:
        headers["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    status = 206 if span else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(
        file.chunks(wanted.first, wanted.length), status=status, headers=headers
    )


def _is_same(request: HttpRequest, etag: str, changed: int) -> bool:
    """Whether If-Range, when it is there, means this very file: strong tag or exact date."""
    condition = request.headers.get("If-Range", "").strip()
    if not condition or condition == etag:
        return True
    return parse_http_date_safe(condition) == changed
