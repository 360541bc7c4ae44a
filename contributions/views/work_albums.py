"""The albums a work hangs in, and adding it to one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from contributions.forms.album import HangForm
from contributions.models import Contribution
from contributions.queries.albums import albums_with
from contributions.services import hanging
from contributions.views.member import MemberRequest

PAGE = 30


@require_safe
def work_albums(request: HttpRequest, pk: int) -> HttpResponse:
    form = HangForm(user=request.user) if request.user.is_authenticated else None
    return _shown(request, _found(pk), form)


@login_required
@require_POST
def album_addition(request: MemberRequest, pk: int) -> HttpResponse:
    work, form = _found(pk), HangForm(request.POST, user=request.user)
    if form.is_valid():
        album, note = form.cleaned_data["album"], form.cleaned_data["note"]
        try:
            item = hanging.hang(
                album=album, work=work, note=note, by=request.user, now=timezone.now()
            )
        except ValidationError as error:
            form.add_error("album", error)
            return _shown(request, work, form)
        if note and item.note != note:
            form.add_error("note", _hangs_otherwise(item.note))
        else:
            names = {"work": work.title, "album": album.title}
            messages.success(request, _("“%(work)s” hangs in “%(album)s”.") % names)
            return redirect(album)
    return _shown(request, work, form)


def _hangs_otherwise(note: str) -> str:
    if not note:
        return _("It hangs there already, without a note. Write yours where the album is arranged.")
    return _(
        "It hangs there already, with the note “%(note)s”. Change that where the album is arranged."
    ) % {"note": note}


def _found(pk: int) -> Contribution:
    return get_object_or_404(Contribution.objects.published(), pk=pk)


def _shown(request: HttpRequest, work: Contribution, form: HangForm | None) -> HttpResponse:
    albums = albums_with(work, reader=request.user)
    context = {
        "work": work,
        "form": form,
        "page": Paginator(albums, PAGE).get_page(request.GET.get("page")),
        "section": "discover",
    }
    return render(request, "contributions/work_albums.html", context)
