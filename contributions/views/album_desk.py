"""The page on which curators arrange an album; every form on it comes back to it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from contributions.forms.album import AlbumWordsForm, CuratorForm, ItemForm
from contributions.models import Album, AlbumItem
from contributions.queries.albums import hanging_in
from contributions.services.albums import stamp_of
from contributions.services.curating import first_of
from contributions.services.hanging import stamp_of as note_stamp
from contributions.views.member import MemberRequest

PAGE = 30
TAKEN_OUT_SHOWN = 10


def curated_album(request: MemberRequest, pk: int) -> Album:
    """404 for everybody but its curators."""
    return get_object_or_404(Album.objects.curated_by(request.user), pk=pk)


def show(
    request: MemberRequest,
    album: Album,
    *,
    form: AlbumWordsForm | None = None,
    curator_form: CuratorForm | None = None,
    wrong: tuple[int, ItemForm] | None = None,
) -> HttpResponse:
    told = {
        "title": album.title,
        "text": album.text,
        "is_public": album.public_since is not None,
        "seen": stamp_of(album),
    }
    page = Paginator(hanging_in(album), PAGE).get_page(request.GET.get("page"))
    out = album.items.filter(removed_at__isnull=False).select_related("contribution")
    curators = list(album.curators.select_related("user__person"))
    context = {
        "album": album,
        "form": form or AlbumWordsForm(initial=told),
        "curator_form": curator_form or CuratorForm(auto_id="curator-%s"),
        "page": page,
        "rows": [(item, _form_of(item, wrong)) for item in page],
        "taken_out": out.order_by("-removed_at")[:TAKEN_OUT_SHOWN],
        "curators": curators,
        "first": first_of(curators),
        "is_alone": sum(each.accepted_at is not None for each in curators) == 1,
        "section": "discover",
    }
    return render(request, "contributions/edit_album.html", context)


def _form_of(item: AlbumItem, wrong: tuple[int, ItemForm] | None) -> ItemForm:
    if wrong and wrong[0] == item.pk:
        return wrong[1]
    told = {"position": item.position, "note": item.note, "seen": note_stamp(item)}
    return ItemForm(initial=told, auto_id=f"item-{item.pk}-%s")
