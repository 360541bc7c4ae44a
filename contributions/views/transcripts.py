"""The words of a work: as captions for its player, and as a page to read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from contributions.models import Transcript
from contributions.queries.passages import passages_of
from contributions.views.cover import is_covered
from contributions.views.work import find
from hitrecord.foundation.text import whole_number


@require_safe
def captions_vtt(request: HttpRequest, pk: int) -> HttpResponse:
    """Written by us from the cues that were understood; never what somebody sent."""
    timed = Transcript.objects.visible_to(request.user).filter(timed=True)
    row = get_object_or_404(timed.select_related("media__version__contribution"), pk=pk)
    version = row.media.version
    if version and is_covered(request, version.contribution):
        raise Http404
    answer = HttpResponse(row.text, content_type="text/vtt; charset=utf-8")
    # What a row says never changes; but it may be taken away, and its work withdrawn.
    answer.headers["Cache-Control"] = "private, max-age=300"
    return answer


@require_safe
def transcript(request: HttpRequest, pk: int) -> HttpResponse:
    """The words of a work with times that lead to their moment."""
    page = find(request, pk, whole_number(request.GET.get("version", "")))
    if page.veil:
        return redirect(page.work)
    asked = whole_number(request.GET.get("text", ""))
    rows = [track for track in page.tracks if track.id == asked] or page.tracks
    if not rows:
        raise Http404
    row = get_object_or_404(Transcript.objects.current(), pk=rows[0].id)
    context = {"page": page, "work": page.work, "shown": row, "passages": passages_of(row)}
    return render(request, "contributions/transcript.html", context | {"section": "discover"})
