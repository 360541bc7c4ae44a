"""The multipart protocol: begin → PUT the parts → what is missing? → complete, or remove.

Where the parts go stands in every answer: to the bucket at signed addresses, or to `upload_part`.
A refusal is `{"error": sentence}`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from contributions.forms.upload import BeginForm, CompleteForm
from contributions.models import Draft, Upload
from contributions.models.draft import AlreadyPublished
from contributions.services import drafts, parts
from contributions.views.meanwhile import gone_is_404
from contributions.views.upload_state import part_of, state_of

PIECE = 256 * 1024


@login_required
@require_POST
@gone_is_404
def uploads(request: HttpRequest) -> HttpResponse:
    form = BeginForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": _("That is no file we can take.")}, status=400)
    asked = form.cleaned_data
    begin = partial(
        parts.begin,
        name=asked["name"],
        size=asked["size"],
        content_type=asked["type"],
        modified=asked["modified"] or 0,
        label=asked["label"],
        is_extra=asked["extra"],
        now=timezone.now(),
    )
    try:
        upload = _begun(cast(User, request.user), asked, begin)
    except ValidationError as problem:
        return _refusal(problem)
    except AlreadyPublished as late:
        return _published(late)
    return JsonResponse(state_of(upload), status=201)


@login_required
@require_safe
@gone_is_404
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it is, and where the next missing parts go."""
    found = _mine(request, pk)
    Upload.objects.filter(pk=found.pk).update(touched_at=timezone.now())
    return JsonResponse(state_of(found))


@login_required
@require_http_methods(["GET", "HEAD", "PUT"])
def upload_part(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One part as a plain body of exactly its length, taken in piece by piece."""
    found = _mine(request, pk)
    size = found.size_of(number)
    if not size:
        raise Http404
    if request.method != "PUT":
        return JsonResponse(part_of(found, number))
    if request.headers.get("Content-Length") != str(size):
        return JsonResponse({"error": _("This part has another size.")}, status=400)
    try:
        with parts.scratch(found) as path:
            if not _whole(request, path, size):
                return JsonResponse({"error": _("The connection broke.")}, status=400)
            parts.put(upload=found, number=number, part=path, now=timezone.now())
    except parts.NotComing:
        return JsonResponse({"error": _("This file takes no more parts.")}, status=409)
    return HttpResponse(status=204)


def _whole(request: HttpRequest, path: Path, size: int) -> bool:
    """Write the request's body there; False when the line breaks before its end."""
    with path.open("wb") as file, suppress(UnreadablePostError):
        while size and (piece := request.read(min(PIECE, size))):
            size -= file.write(piece)
    return size == 0


@login_required
@require_POST
@gone_is_404
def upload_completion(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _mine(request, pk), CompleteForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": _("That is no SHA-256.")}, status=400)
    try:
        taken = parts.complete(upload=found, sha256=form.cleaned_data["sha256"], now=timezone.now())
    except parts.PartsMissing:
        return JsonResponse(state_of(found), status=409)
    except ValidationError as problem:
        return _refusal(problem)
    return JsonResponse(state_of(taken))


@login_required
@require_POST
@gone_is_404
def upload_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = _mine(request, pk)
    parts.give_up(upload=found)
    return redirect(found.draft)


def _begun(user: User, asked: dict[str, Any], begin: Callable[..., Upload]) -> Upload:
    if asked["draft"]:
        return begin(draft=get_object_or_404(Draft.objects.by(user), pk=asked["draft"]))
    return drafts.begun(author=user, key=asked["key"], begin=begin)


def _mine(request: HttpRequest, pk: int) -> Upload:
    rows = Upload.objects.by(cast(User, request.user)).select_related("draft")
    found: Upload = get_object_or_404(rows, pk=pk)
    return found


def _refusal(problem: ValidationError) -> HttpResponse:
    quota = problem.code in {"jobs", "uploads", "files_a_day", "bytes_a_day"}
    return JsonResponse({"error": problem.messages[0]}, status=429 if quota else 422)


def _published(late: AlreadyPublished) -> HttpResponse:
    url = late.version.contribution.get_absolute_url()
    error = _("This draft is published already. Begin a new one, or a next version of the work.")
    return JsonResponse({"error": error, "published": url}, status=409)
