"""Captions taken away, put back and put first by whoever made the work."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from contributions.models import Transcript
from contributions.services import transcripts
from contributions.views.captions import files_of
from contributions.views.meanwhile import gone_is_404
from contributions.views.member import MemberRequest


@login_required
@require_POST
@gone_is_404
def captions_removal(request: MemberRequest, pk: int) -> HttpResponse:
    row = _own(request.user, pk)
    if transcripts.remove(transcript=row, by=request.user, now=timezone.now()):
        messages.success(request, _("Taken away. You can put it back below."))
    return redirect(row)


@login_required
@require_POST
@gone_is_404
def captions_return(request: MemberRequest, pk: int) -> HttpResponse:
    """A former state becomes the current one."""
    row = _own(request.user, pk)
    transcripts.put_back(transcript=row, by=request.user, now=timezone.now())
    messages.success(request, _("It is back as it was."))
    return redirect(row)


@login_required
@require_POST
@gone_is_404
def captions_default(request: MemberRequest, pk: int) -> HttpResponse:
    row = _own(request.user, pk)
    transcripts.make_default(transcript=row)
    messages.success(
        request, _("%(language)s is shown first now.") % {"language": row.language_name}
    )
    return redirect(row)


def _own(user: User, pk: int) -> Transcript:
    rows = Transcript.objects.filter(media__in=files_of(user).values("pk"))
    return get_object_or_404(rows.select_related("media"), pk=pk)
