"""The playlists of a long film, for those who may see its work."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from contributions.domain import playlists
from contributions.domain.playlists import Pieces, Size
from contributions.models import Contribution, MediaFile, Rendition
from contributions.views.cover import is_covered

TYPE = "application/vnd.apple.mpegurl"


@require_safe
def playlist(request: HttpRequest, pk: int) -> HttpResponse:
    """The sizes of the film, the tallest first."""
    media = _seen_by(request, pk)
    shown = {row.role: row for row in media.renditions.filter(role__startswith="film-")}
    found = []
    for row in media.renditions.filter(role__regex=r"^hls-\d+-list$"):
        height = int(row.role.split("-")[1])
        film = shown.get(f"film-{height}")
        if film is not None:
            address = reverse("playlist_size", args=[pk, height])
            found.append(Size(address, film.width or 0, film.height or 0, _pieces(row)))
    if not found:
        raise Http404
    return _answer(playlists.of_film(sorted(found, key=lambda size: -size.height)))


@require_safe
def playlist_size(request: HttpRequest, pk: int, height: int) -> HttpResponse:
    """Where the pieces of one size are. An object store's address is signed anew each time."""
    made = {row.role: row for row in _seen_by(request, pk).renditions.all()}
    film, listed = made.get(f"hls-{height}"), made.get(f"hls-{height}-list")
    if film is None or listed is None:
        raise Http404
    return _answer(playlists.of_size(_pieces(listed), film.file.url))


def _seen_by(request: HttpRequest, pk: int) -> MediaFile:
    shown = Q(version__contribution__in=Contribution.objects.visible_to(request.user))
    if request.user.is_authenticated:
        shown |= Q(uploader=request.user)
    files = MediaFile.objects.select_related("version__contribution__current")
    media = get_object_or_404(files.filter(shown), pk=pk)
    if media.version and is_covered(request, media.version.contribution):
        raise Http404
    return media


def _pieces(row: Rendition) -> Pieces:
    try:
        with row.file.open("rb") as file:
            return Pieces.read(file.read())
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error


def _answer(text: str) -> HttpResponse:
    return HttpResponse(text, content_type=TYPE, headers={"Cache-Control": "private, no-store"})
