"""Captions and transcripts as whoever made the work writes, changes and puts them back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from contributions.forms.transcript import TranscriptForm
from contributions.models import Kind, MediaFile, Transcript
from contributions.services import transcripts
from contributions.views.member import MemberRequest

TIMED = (Kind.AUDIO, Kind.VIDEO)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def captions(request: MemberRequest, pk: int) -> HttpResponse:
    """What there is, what there was, and the form for one language more."""
    media = get_object_or_404(_mine(request.user), pk=pk)
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


@login_required
@require_POST
def captions_removal(request: MemberRequest, pk: int) -> HttpResponse:
    row = _own(request.user, pk)
    if transcripts.remove(transcript=row, by=request.user, now=timezone.now()):
        messages.success(request, _("Taken away. You can put it back below."))
    return redirect(row)


@login_required
@require_POST
def captions_return(request: MemberRequest, pk: int) -> HttpResponse:
    """A former state becomes the current one."""
    row = _own(request.user, pk)
    transcripts.put_back(transcript=row, by=request.user, now=timezone.now())
    messages.success(request, _("It is back as it was."))
    return redirect(row)


@login_required
@require_POST
def captions_default(request: MemberRequest, pk: int) -> HttpResponse:
    row = _own(request.user, pk)
    transcripts.make_default(transcript=row)
    messages.success(
        request, _("%(language)s is shown first now.") % {"language": row.language_name}
    )
    return redirect(row)


def _mine(user: User) -> QuerySet[MediaFile]:
    """Sounds and films of one's own works and drafts."""
    own = Q(version__authorships__person__user=user) | Q(version=None, uploader=user)
    files = MediaFile.objects.filter(own, kind__in=TIMED, portrait_of=None)
    return files.select_related("version__contribution", "draft").distinct()


def _own(user: User, pk: int) -> Transcript:
    rows = Transcript.objects.filter(media__in=_mine(user).values("pk"))
    return get_object_or_404(rows.select_related("media"), pk=pk)
