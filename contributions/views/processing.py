"""How far a file is, for those who may see it; and another try for its owner."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from contributions.models import Contribution, Draft, MediaFile
from contributions.services import uploads
from contributions.views.cover import is_covered
from contributions.views.member import MemberRequest
from contributions.views.originals import as_attachment


@require_safe
def file_state(request: HttpRequest, pk: int) -> HttpResponse:
    """The fragment that `live-state` asks for again while there is something to wait for."""
    shown = Q(version__contribution__in=Contribution.objects.visible_to(request.user))
    if request.user.is_authenticated:
        shown |= Q(uploader=request.user)
        shown |= Q(draft__in=Draft.objects.shared_with(request.user).values("pk"))
    files = MediaFile.objects.filter(shown).select_related("processing", "version__contribution")
    media = get_object_or_404(files.prefetch_related("renditions"), pk=pk)
    is_hidden = media.version is not None and is_covered(request, media.version.contribution)
    # Where the stage shows it already, the page asks for the words alone.
    context = {"media": media, "without_preview": is_hidden or "bare" in request.GET}
    return render(request, "contributions/_processing.html", context)


@login_required
@require_POST
def attempts(request: HttpRequest, pk: int) -> HttpResponse:
    """One more attempt at a file that was set aside."""
    own = MediaFile.objects.filter(uploader=cast(User, request.user))
    media = get_object_or_404(own.select_related("processing", "draft", "version"), pk=pk)
    uploads.retry(media=media, now=timezone.now())
    if media.draft:
        return redirect(media.draft)
    if media.version:
        return redirect(media.version.contribution)
    if media.poster:
        return redirect("project_cover", media.poster.project.slug)
    return redirect("avatar")


@login_required
@require_safe
def file_original(request: MemberRequest, pk: int) -> HttpResponseBase:
    """What somebody has sent, for themselves: also of a draft, and when nothing came of it."""
    own = MediaFile.objects.filter(uploader=request.user).select_related("blanking")
    return as_attachment(request, get_object_or_404(own, pk=pk))
