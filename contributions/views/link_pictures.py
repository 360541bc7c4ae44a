"""What links to a work show elsewhere: for everybody, and gone with the work."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from contributions.models import LinkPicture
from contributions.models.link_picture import FILE
from contributions.queries.linked import linked_of
from hitrecord.foundation.mining import reserve

KEPT = "public, max-age=31536000, s-maxage=600, immutable"
"""Its name changes with it; a cache in between asks again soon, because works may be withdrawn."""


@require_safe
def link_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    rows = LinkPicture.objects.filter(finished_at__isnull=False).select_related(
        "version__contribution"
    )
    row = get_object_or_404(rows, file=f"{name}/{FILE}")
    work = row.version.contribution
    shown = linked_of([work.pk]).get(work.pk)
    if shown is None or shown.digest != row.digest:
        raise Http404
    try:
        answer = FileResponse(row.file.open("rb"), content_type="image/jpeg")
    except FileNotFoundError as error:
        raise Http404 from error
    answer.headers["Cache-Control"] = KEPT
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    reserve(answer, may_train=work.may_train)
    return answer
