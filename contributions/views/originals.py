"""One original of a published work: for members, as an attachment, never shown in a page, and
without the place, the device and the names that are written in it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.files.storage import FileSystemStorage
from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from contributions import bundle
from contributions.media.discreet import Original
from contributions.models import Contribution, MediaFile
from contributions.services import visits
from contributions.views.cover import to_the_cover
from contributions.views.member import MemberRequest
from contributions.views.spans import send
from hitrecord.foundation.mining import reserve
from hitrecord.foundation.stored import ANYTHING


@login_required
@require_safe
def original(request: MemberRequest, pk: int, file_pk: int) -> HttpResponseBase:
    """Of any version; remembered as a likely source. A broken download goes on where it broke."""
    work = get_object_or_404(Contribution.objects.visible_to(request.user), pk=pk)
    media = get_object_or_404(_files_of(work), pk=file_pk)
    cover = to_the_cover(request, work)
    if cover:
        return cover
    visits.record_download(user=request.user, work_id=pk, now=timezone.now())
    answer = as_attachment(request, media)
    reserve(answer, may_train=work.may_train)
    return answer


def _files_of(work: Contribution) -> QuerySet[MediaFile]:
    return MediaFile.objects.filter(version__contribution=work).select_related("blanking")


def as_attachment(request: MemberRequest, media: MediaFile) -> HttpResponseBase:
    """Under the name it came with, as far as that is one."""
    kept = media.original
    name = bundle.safe_name(media.display_name)
    attachment = content_disposition_header(True, name) or "attachment"
    try:
        file = bundle.original(media)
    except FileNotFoundError as error:
        raise Http404 from error
    as_it_came = not isinstance(file, Original) or file.is_as_it_came
    if as_it_came and not isinstance(kept.storage, FileSystemStorage):
        # The bucket says what the link says, so a name of ours goes with it. What is private in a
        # file the bucket would send along, so such a file comes through here.
        return redirect(
            kept.storage.url(kept.name, {"ResponseContentDisposition": attachment})  # type: ignore[call-arg]
        )
    headers = {
        "Content-Type": ANYTHING,
        "Content-Disposition": attachment,
        "Cache-Control": "private, no-cache",
    }
    return send(request, file, name=f"{kept.name} {media.discreet_sha256}", headers=headers)
