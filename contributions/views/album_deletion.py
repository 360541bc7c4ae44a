"""Throwing an album away, and the way back from it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.models import Album
from contributions.services import deleting_albums
from contributions.views.album_desk import curated_album
from contributions.views.member import MemberRequest


@login_required
@require_POST
def album_deletion(request: MemberRequest, pk: int) -> HttpResponse:
    album = curated_album(request, pk)
    try:
        deleting_albums.throw_away(album=album, by=request.user, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("edit_album", pk)
    return redirect(f"{reverse('drafts')}?album={pk}#albums")


@login_required
@require_POST
def album_return(request: MemberRequest, pk: int) -> HttpResponse:
    """Twice is once: whoever presses again stands before the album."""
    mine = Album.objects.filter(curators__user=request.user, curators__accepted_at__isnull=False)
    album = get_object_or_404(mine, pk=pk)
    try:
        if deleting_albums.bring_back(album=album, by=request.user, now=timezone.now()):
            messages.success(request, _("The album is back, as it was."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("drafts")
    return redirect(album)
