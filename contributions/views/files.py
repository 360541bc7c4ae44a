"""Renditions: the only files that are ever shown in a page. Originals leave as attachments.

Their names are unguessable, and still each request asks the row: of a draft or a withdrawn work
only its people get the file, since a name may be in a browser's history, a log or a mail.

With a host name for files (FILES_ORIGIN) that host serves them and nothing else. It knows nobody,
because it neither sets nor reads a cookie: what only some may see is asked for here, and sent
over there with a signature that ends. An object store serves its files in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.signing import TimestampSigner
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from contributions.models import Rendition
from contributions.models.media import RenditionQuerySet
from contributions.views.spans import send
from hitrecord.foundation.mining import reserve
from hitrecord.foundation.stored import OnDisk

PREFIX = "/files/"
SIGNED_SECONDS = 6 * 3600
"""Long enough for a film that is paused over dinner; the object store's links live as long."""
FROM_HERE = "private, max-age=31536000, immutable"
FOR_SOME = "private, no-cache"
signer = TimestampSigner(salt="files")
Among = Callable[[RenditionQuerySet], RenditionQuerySet]


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponseBase:
    row = first(name, RenditionQuerySet.open)
    is_open = row is not None
    row = row or first(name, lambda rows: rows.seen_by(request.user))
    if row is None:
        raise Http404
    if not isinstance(row.file.storage, FileSystemStorage):
        return _elsewhere(row.file.url)
    if settings.FILES_HOST:
        key = {} if is_open else {"key": signer.sign(name)}
        return _elsewhere(f"{settings.FILES_ORIGIN}{PREFIX}{name}?{urlencode(key)}".rstrip("?"))
    return sent(request, row, kept=FROM_HERE if is_open else FOR_SOME)


def first(name: str, among: Among) -> Rendition | None:
    """Versions that share a file have a row each. What was replaced by its signed self is still
    there for a while, for those who are looking at it."""
    # The database refuses a NUL in a text; no file of ours has one in its name.
    if "\0" in name:
        return None
    rows = Rendition.objects.select_related("media__version__contribution").order_by("pk")
    row = among(rows.filter(file=name)).first()
    if row is None:
        known = Q(media__known_files__replaces=name, role=F("media__known_files__role"))
        row = among(rows.filter(known)).first()
        if row is not None:
            row.file.name = name
    return row


def sent(request: HttpRequest, row: Rendition, *, kept: str) -> HttpResponseBase:
    headers = {"Content-Type": row.content_type, "Cache-Control": kept}
    try:
        answer = send(
            request, OnDisk(Path(row.file.path)), name=str(row.file.name), headers=headers
        )
    except FileNotFoundError as error:
        raise Http404 from error
    version = row.media.version
    reserve(answer, may_train=version is not None and version.contribution.may_train)
    return answer


def _elsewhere(address: str) -> HttpResponse:
    answer = redirect(address)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
