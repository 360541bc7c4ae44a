from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from contributions import bundle
from contributions.models import Contribution
from contributions.queries.credits import credits_of
from contributions.queries.credits_data import json_of
from contributions.queries.credits_text import text_of
from contributions.services import visits
from contributions.views.cover import to_the_cover
from contributions.views.member import MemberRequest
from hitrecord.foundation.mining import reserve


@login_required
@require_safe
def download(request: MemberRequest, pk: int) -> HttpResponseBase:
    """The originals of the current version with their credits; remembered as a likely source."""
    visible = Contribution.objects.visible_to(request.user).values("pk")
    work = get_object_or_404(
        Contribution.objects.filter(pk__in=visible, current__isnull=False).select_related(
            "current"
        ),
        pk=pk,
    )
    cover = to_the_cover(request, work)
    if cover:
        return cover
    version = work.versions.get(pk=work.current_id or 0)
    visits.record_download(user=request.user, work_id=pk, now=timezone.now())
    credits = credits_of(work)
    papers = {"CREDITS.txt": text_of(credits).encode(), "credits.json": json_of(credits)}
    name = bundle.titled(work.title, "zip")
    answer = StreamingHttpResponse(
        bundle.stream(version, version.files.select_related("blanking"), papers),
        content_type="application/zip",
        headers={"Content-Disposition": content_disposition_header(True, name) or "attachment"},
    )
    reserve(answer, may_train=work.may_train)
    return answer
