"""Captions and transcripts as whoever made the work writes, changes and puts them back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from contributions.forms.transcript import TranscriptForm
from contributions.models import Kind, MediaFile
from contributions.services import transcripts
from contributions.views.meanwhile import gone_is_404
from contributions.views.member import MemberRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@gone_is_404
def captions(request: MemberRequest, pk: int) -> HttpResponse:
    """What there is, what there was, and the form for one language more."""
    media = get_object_or_404(files_of(request.user), pk=pk)
    length = int(media.facts.get("duration_ms") or 0)
    form = TranscriptForm(request.POST or None, request.FILES or None, length_ms=length)
    if request.method == "POST" and form.is_valid():
        kept = transcripts.keep(
            media=media,
            by=request.user,
            language=form.cleaned_data["language"],
            words=form.cleaned_data["words"],
            now=timezone.now(),
        )
        said = (
            _("Captions in %(language)s are kept.")
            if kept.timed
            else _("The transcript in %(language)s is kept.")
        )
        messages.success(request, said % {"language": kept.language_name})
        return redirect(kept)
    every = media.transcripts.select_related("written_by__person").order_by("-written_at", "-id")
    rows = list(every.defer("text"))
    context = {
        "media": media,
        "form": form,
        "current": [row for row in rows if row.closed_at is None],
        "former": [row for row in rows if row.closed_at is not None],
    }
    return render(request, "contributions/captions.html", context)


def files_of(user: User) -> QuerySet[MediaFile]:
    """Sounds and films of one's own works and drafts."""
    own = Q(version__authorships__person__user=user) | Q(version=None, uploader=user)
    files = MediaFile.objects.filter(own, kind__in=(Kind.AUDIO, Kind.VIDEO), portrait_of=None)
    return files.select_related("version__contribution", "draft").distinct()
