"""Works before they are published: the list, one draft, its autosave and its end."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from contributions.forms.key import page_key
from contributions.forms.work import WorkForm
from contributions.incoming import stop_early
from contributions.models import Album, Draft, DraftAuthor
from contributions.models.draft import AlreadyPublished
from contributions.publication.throwing_away import KEPT
from contributions.queries.draft_stamp import stamp_of
from contributions.queries.same_bytes import same_bytes
from contributions.services import throwing
from contributions.views.meanwhile import gone_is_404
from contributions.views.workbench import Workbench, files_of


def mine(request: HttpRequest, pk: int) -> Draft:
    """What was thrown away has no page until it is brought back."""
    of_user = Draft.objects.by(cast(User, request.user)).select_related("author", "version")
    of_user = of_user.filter(discarded_at=None)
    return get_object_or_404(of_user, pk=pk)


@login_required
@require_safe
def draft_list(request: HttpRequest) -> HttpResponse:
    mine = Draft.objects.by(cast(User, request.user)).open().select_related("contribution")
    rows = mine.prefetch_related("files__processing").defer("text")[:100]
    shared = (
        DraftAuthor.objects.of(request.user)
        .standing()
        .filter(draft__version=None, draft__discarded_at=None)
    )
    others = shared.exclude(draft__author=request.user.pk).select_related("draft__author__person")
    thrown = Draft.objects.by(cast(User, request.user)).thrown_away().defer("text")
    context = {
        "thrown": thrown.order_by("-discarded_at")[:100],
        "days": KEPT.days,
        "albums": Album.objects.thrown_away_by(request.user).order_by("-deleted_at")[:100],
        "drafts": rows,
        "shared": others.order_by("-draft__saved_at")[:100],
    }
    return render(request, "contributions/drafts.html", context)


@stop_early
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@gone_is_404
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    found = mine(request, pk)
    if found.version is not None:
        return redirect(found.version.contribution)
    if request.method == "POST":
        return Workbench(request, found).take()
    return Workbench(request, found, WorkForm(instance=found)).show()


def begun(request: HttpRequest) -> Draft | None:
    """The draft that this page's script has begun already."""
    key = page_key(request)
    mine = Draft.objects.by(cast(User, request.user)).open().select_related("author", "version")
    return mine.filter(key=key).first() if key else None


@login_required
@require_POST
@gone_is_404
def new_draft(request: HttpRequest) -> HttpResponse:
    """The first words on a page that has no draft yet make one; the page takes on its address."""
    key = page_key(request)
    if key is None:
        return HttpResponse(status=400)
    bench = Workbench(request, begun(request) or Draft(author=cast(User, request.user), key=key))
    answer = _autosaved(bench)
    if not bench.draft.pk or answer.status_code == 409:
        return answer
    place = {"id": bench.draft.pk, "url": bench.draft.get_absolute_url()}
    return JsonResponse(place, status=201, headers={"X-Seen": answer["X-Seen"]})


@login_required
@require_safe
def draft_files(request: HttpRequest, pk: int) -> HttpResponse:
    """The fragment that a page's script adds once a file has arrived."""
    draft = mine(request, pk)
    context = {"draft": draft, "files": files_of(draft), "same_bytes": same_bytes(draft)}
    return render(request, "contributions/_files.html", context)


@login_required
@require_safe
def draft_waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """The fragment that `live-state` asks for until the draft has published itself."""
    return render(request, "contributions/_when_ready.html", {"draft": mine(request, pk)})


@login_required
@require_POST
@gone_is_404
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is right without a word; 409 when the draft is published already, or another
    window changed it."""
    return _autosaved(Workbench(request, mine(request, pk)))


def _autosaved(bench: Workbench) -> HttpResponse:
    """The answer brings the stamp of what is saved now, for the page's next one."""
    try:
        kept = bench.keep(words_only=True)
    except AlreadyPublished as late:
        url = late.version.contribution.get_absolute_url()
        return JsonResponse({"published": url}, status=409)
    if bench.overtaken:
        url = bench.draft.get_absolute_url()
        return JsonResponse({"overtaken": url}, status=409)
    seen = {"X-Seen": stamp_of(bench.draft)}
    if kept:
        return HttpResponse(status=204, headers=seen)
    return JsonResponse({"errors": bench.form.errors}, status=422, headers=seen)


@login_required
@require_POST
@gone_is_404
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        throwing.throw_away(draft=mine(request, pk), now=timezone.now())
    except AlreadyPublished as late:
        return redirect(late.version.contribution)
    return redirect(f"{reverse('drafts')}?thrown={pk}")


@login_required
@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Twice is once: whoever presses again stands before the draft."""
    of_user = Draft.objects.by(cast(User, request.user)).filter(version=None)
    found = get_object_or_404(of_user, pk=pk)
    if throwing.bring_back(draft=found, now=timezone.now()):
        messages.success(request, _("The draft is back, as it was."))
    return redirect(found)
