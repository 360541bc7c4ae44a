"""Questions about sources, to authors only: on a draft's page, and later on the work's own."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from contributions.models import Contribution, Suggestion, Version
from contributions.models.draft import AlreadyPublished
from contributions.queries.same_bytes import same_bytes
from contributions.queries.suggestions import Asked, asked_of
from contributions.services import suggestions
from contributions.views.drafts import mine


@login_required
@require_safe
def draft_suggestions(request: HttpRequest, pk: int) -> HttpResponse:
    """The fragment that `live-state` asks for while somebody works on a draft."""
    draft = mine(request, pk)
    same = same_bytes(draft)
    asked: list[Asked] = asked_of(draft, without=[each.work_id for each in same])
    return render(request, "contributions/_suggestions.html", {"draft": draft, "asked": asked})


@login_required
@require_POST
def suggestion_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer for a published work: named, it becomes a source of the next version."""
    user = cast(User, request.user)
    found = get_object_or_404(Suggestion.objects.published_by(user), pk=pk)
    work = cast(Version, found.draft.version).contribution
    answer = request.POST.get("answer")
    if answer == Suggestion.Answer.NAMED:
        return _named(request, found, user, work)
    if answer == Suggestion.Answer.DISMISSED:
        suggestions.dismiss(suggestion=found, by=user, now=timezone.now())
        messages.success(request, _("You are not asked about “%s” again.") % found.work)
    else:
        messages.error(request, _("Say whether you built on it. Nothing was changed."))
    return redirect(work)


def _named(request: HttpRequest, found: Suggestion, user: User, work: Contribution) -> HttpResponse:
    try:
        draft = suggestions.name(suggestion=found, by=user, now=timezone.now())
    except AlreadyPublished:
        messages.error(
            request, _("The next version was published a moment ago, without it. Name it again.")
        )
        return redirect(work)
    if draft.sources.filter(source=found.source_id).exists():
        messages.success(
            request, _("It is named in the next version: publish that when it is right.")
        )
    else:
        messages.error(
            request, _("“%s” cannot be named any more. Nothing else was changed.") % found.work
        )
    return redirect(f"{draft.get_absolute_url()}#sources")
