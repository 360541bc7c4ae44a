"""Where moderators take a work down and put it up again; to everybody else it is not there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.views.staff import staff_with
from contributions.forms.removal import PutUpForm, RemovalForm
from contributions.models import Contribution
from contributions.queries.cards import bylines_of
from contributions.queries.kept_down import decisions_keeping_down
from contributions.queries.made_into import threads_from
from contributions.queries.talk import remarks_of
from contributions.services import removing
from contributions.views.member import MemberRequest
from hitrecord.moderation.deciding import DECIDE
from hitrecord.moderation.own_initiative import take_down


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@staff_with(DECIDE)
def removal(request: MemberRequest, pk: int) -> HttpResponse:
    work = get_object_or_404(Contribution.objects.exclude(current=None), pk=pk)
    # What the page showed is what is done, whatever somebody else did meanwhile.
    restores = "restore" in request.POST or (request.method != "POST" and work.removed_at)
    kind: type[PutUpForm] = PutUpForm if restores else RemovalForm
    form = kind(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _do(request, work, form.cleaned_data, restores=bool(restores))
        return redirect("removal", pk=pk)
    uses = threads_from(Contribution.objects.filter(pk=pk))
    decision = decisions_keeping_down(work).select_related("case", "by__person").first()
    context = {
        "work": work,
        "decision": decision,
        "form": form,
        "restores": restores,
        "authors": bylines_of([work.current_id or 0]).get(work.current_id or 0, []),
        "uses": uses.values("derivative__contribution").distinct().count(),
        "remarks": remarks_of(work.thread_id) if work.removed_at else [],
    }
    return render(request, "contributions/removal.html", context)


def _do(
    request: MemberRequest, work: Contribution, said: dict[str, Any], *, restores: bool
) -> None:
    try:
        if not restores:
            about = {"reason": said["reason"], "hide_title": said["hide_title"]}
            take_down(thing=work, by=request.user, now=timezone.now(), **about)
            sentence = _("It is taken down. Its authors are told, with your reason.")
        elif removing.put_up_again(
            contribution=work, by=request.user, reason=said["reason"], now=timezone.now()
        ):
            sentence = _("Its removal is undone. Its authors are told.")
        else:
            messages.error(request, _("Somebody did that a moment ago. Nothing was changed."))
            return
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return
    messages.success(request, sentence)
