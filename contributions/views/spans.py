"""A stored file as an HTTP answer: the whole, a part of it, or the word that nothing changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe

from contributions.domain.ranges import Span, Unsatisfiable, read_range

CHUNK = 256 * 1024
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
"""On every answer with a member's bytes, whatever its status."""


def send(
    request: HttpRequest, path: Path, *, name: str, headers: Mapping[str, str]
) -> HttpResponseBase:
    """`name` never stands for other bytes, so it is what the ETag is made of. Raises
    FileNotFoundError. A request for several parts gets the whole, which RFC 9110 allows."""
    stat = path.stat()
    etag = f'"{sha256(name.encode()).hexdigest()[:32]}"'
    changed = int(stat.st_mtime)
    answer = get_conditional_response(request, etag, changed) or _bytes(
        request, path, size=stat.st_size, etag=etag, changed=changed
    )
    own = {"ETag": etag, "Last-Modified": http_date(changed), "Accept-Ranges": "bytes"}
    for header, value in (SAFE | own | dict(headers)).items():
        answer.headers[header] = value
    return answer


def _bytes(
    request: HttpRequest, path: Path, *, size: int, etag: str, changed: int
) -> HttpResponseBase:
    asked = request.headers.get("Range", "")
    # Parts are defined for GET alone, and only of the file whose beginning the browser has.
    if request.method != "GET" or not _is_same(request, etag, changed):
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
    return StreamingHttpResponse(_chunks(path, wanted), status=status, headers=headers)


def _is_same(request: HttpRequest, etag: str, changed: int) -> bool:
    """Whether If-Range, when it is there, means this very file: strong tag or exact date."""
    condition = request.headers.get("If-Range", "").strip()
    if not condition or condition == etag:
        return True
    return parse_http_date_safe(condition) == changed


def _chunks(path: Path, span: Span) -> Iterator[bytes]:
    with path.open("rb") as opened:
        opened.seek(span.first)
        left = span.length
        while left > 0:
            chunk = opened.read(min(CHUNK, left))
            if not chunk:
                return
            left -= len(chunk)
            yield chunk
