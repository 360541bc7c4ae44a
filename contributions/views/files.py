"""Renditions, served from the local folder; an object store serves its own.

Only names that a row knows. They are unguessable and never change, so a browser keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from contributions.domain.ranges import Span, Unsatisfiable, read_range
from contributions.models import Rendition

CHUNK = 256 * 1024
POLICY = "sandbox; default-src 'none'"


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    # The database refuses a NUL in a text; no file of ours has one in its name.
    row = None if "\0" in name else Rendition.objects.filter(file=name).order_by("pk").first()
    if row is None:
        raise Http404
    if not isinstance(row.file.storage, FileSystemStorage):
        return redirect(row.file.url)
    try:
        size = row.file.size
        answer = _answer(request, row, size)
    except FileNotFoundError as error:
        raise Http404 from error
    answer.headers["Content-Type"] = row.content_type
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer


def _answer(request: HttpRequest, row: Rendition, size: int) -> HttpResponseBase:
    try:
        span = read_range(request.headers.get("Range", ""), size)
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    wanted = span or Span(0, size - 1)
    headers = {"Content-Length": str(wanted.length)}
    if span:
        headers["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    status = 206 if span else 200
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    body = _chunks(Path(row.file.path), wanted)
    return StreamingHttpResponse(body, status=status, headers=headers)


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
