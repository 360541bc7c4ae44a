"""An album's page, beginning one, and its words."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.viewing import viewing_of
from contributions.forms.album import AlbumForm, AlbumWordsForm
from contributions.models import Album
from contributions.queries.albums import albums_called, hanging_in, hung, listed
from contributions.queries.linked import first_address
from contributions.services import albums as service
from contributions.views.album_desk import curated_album, show
from contributions.views.member import MemberRequest
from hitrecord.foundation.seen import Overtaken, ask_again
from hitrecord.foundation.text import one_line

PAGE = 24
LONGEST = 200


@require_safe
def album(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Album.objects.visible_to(request.user), pk=pk)
    page = Paginator(hanging_in(found), PAGE).get_page(request.GET.get("page"))
    curators = list(found.curators.select_related("user__person", "invited_by__person"))
    mine = next((each for each in curators if each.user_id == request.user.pk), None)
    works = hung(page, viewing=viewing_of(request))
    context = {
        "album": found,
        "page": page,
        "hung": works,
        "link_picture": first_address(each.card for each in works if each.card),
        "curators": [each for each in curators if each.accepted_at],
        "is_mine": bool(mine and mine.accepted_at),
        "asked_by": mine.invited_by if mine and not mine.accepted_at else None,
        "section": "discover",
    }
    return render(request, "contributions/album.html", context)


@require_safe
def albums(request: HttpRequest) -> HttpResponse:
    """All public ones; with `q` those that say it."""
    words = one_line(request.GET.get("q", ""))[:LONGEST]
    page = Paginator(albums_called(words), PAGE).get_page(request.GET.get("page"))
    rows = listed(page, viewing=viewing_of(request))
    context = {"page": page, "rows": rows, "q": words, "section": "discover"}
    return render(request, "contributions/albums.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_album(request: MemberRequest) -> HttpResponse:
    form = AlbumForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = service.make(**form.cleaned_data, by=request.user, now=timezone.now())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("It is there. Add works from their own pages."))
            return redirect(made)
    return render(request, "contributions/new_album.html", {"form": form, "section": "discover"})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_album(request: MemberRequest, pk: int) -> HttpResponse:
    found = curated_album(request, pk)
    if request.method != "POST":
        return show(request, found)
    form = AlbumWordsForm(request.POST)
    if not form.is_valid():
        return show(request, found, form=form)
    try:
        service.reword(album=found, **form.cleaned_data, now=timezone.now())
    except Overtaken as late:
        found.refresh_from_db()
        is_public = found.public_since is not None
        there = {"title": found.title, "text": found.text, "is_public": is_public}
        ask_again(form, late, seen=service.stamp_of(found), there=there)
        return show(request, found, form=form)
    messages.success(request, _("Saved."))
    return redirect(found)
