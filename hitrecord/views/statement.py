"""What staff decided about something of mine, with the reasons, and the one appeal against it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from contributions.models import Decision
from hitrecord.forms.reporting import AppealForm
from hitrecord.moderation import appealing
from hitrecord.moderation.subjects import subject_of
from hitrecord.moderation.telling import outcome_of


def _mine(request: HttpRequest, pk: int) -> Decision:
    rows = Decision.objects.select_related("case", "account", "by__person", "reviewed_by__person")
    found = get_object_or_404(rows, pk=pk)
    if found.is_dismissal or not appealing.concerns(found, cast(User, request.user)):
        raise Http404
    return found


@login_required
@require_safe
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _mine(request, pk), AppealForm())


@login_required
@require_POST
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _mine(request, pk), AppealForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form)
    words, by = form.cleaned_data["words"], cast(User, request.user)
    if appealing.appeal(decision=found, by=by, words=words, now=timezone.now()):
        messages.success(request, _("Sent. Another moderator hears it, and you are told."))
    else:
        messages.info(request, _("There is an appeal already. Another moderator hears it."))
    return redirect(found)


def _show(request: HttpRequest, found: Decision, form: AppealForm) -> HttpResponse:
    context = {
        "decision": found,
        "outcome": outcome_of(found),
        "subject": subject_of(found.case),
        "grounds": {one.get_grounds_display() for one in found.case.reports.all()},
        "form": form,
    }
    return render(request, "hitrecord/statement.html", context)
