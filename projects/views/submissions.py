from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.viewing import viewing_of
from contributions.models import Contribution
from contributions.queries.cards import cards_of
from contributions.queries.veil import with_nothing_left_out
from contributions.views.member import MemberRequest
from projects.forms.submission import SubmitForm
from projects.models import Call, Submission
from projects.queries.answers import submissions_of
from projects.queries.calls import calls_taking
from projects.queries.tickets import tickets_of
from projects.services import submissions as service

PAGE = 30
CALLS = 30


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: MemberRequest, pk: int) -> HttpResponse:
    """Where to offer a work; only its authors find the page."""
    mine = Contribution.objects.published().by(request.user.person).select_related("current")
    work = get_object_or_404(mine, pk=pk)
    now = timezone.now()
    begun = request.GET.get("call") or _begun_for(request, work, now)
    named = request.POST.get("call", begun)
    is_sent = request.method == "POST"
    taking = calls_taking(work, viewer=request.user, now=now, named=named, is_sent=is_sent)
    calls = taking[:CALLS]
    form = SubmitForm(request.POST or None, calls=calls, by=request.user, initial={"call": begun})
    if is_sent and form.is_valid():
        submission = _submit(request, work, form, now)
        if submission is not None:
            say_submitted(request, submission, now)
            return redirect(submission.call or submission.project)
    viewing = with_nothing_left_out(viewing_of(request))
    context = {
        "work": work,
        "card": next(iter(cards_of([work.pk], viewing=viewing)), None),
        "form": form,
        "tickets": tickets_of(calls, now=now),
        "most": CALLS,
        "chosen": str(form["call"].value() or ""),
    }
    return render(request, "projects/submit.html", context)


def _begun_for(request: MemberRequest, work: Contribution, now: datetime) -> str:
    """The call that something was begun for, when this work may answer it."""
    late = Call.objects.taking_late(now).filter(kinds__contains=[work.kind])
    begun = request.user.makings.filter(call__in=late.values("pk")).first()
    return str(begun.call_id) if begun else ""


def say_submitted(request: MemberRequest, submission: Submission, now: datetime) -> None:
    if submission.submitted_at < now:
        messages.info(request, _("Your work is with the leads already. You will hear from them."))
    else:
        messages.success(request, _("Your work is with the leads. You will hear from them."))


def _submit(
    request: MemberRequest, work: Contribution, form: SubmitForm, now: datetime
) -> Submission | None:
    if work.current is None:
        raise Http404
    try:
        return service.submit(version=work.current, by=request.user, now=now, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return None


@login_required
@require_safe
def submissions(request: MemberRequest) -> HttpResponse:
    return show(request)


def show(request: MemberRequest, **more: Any) -> HttpResponse:
    """The list; also the answer to a form in it that could not be taken."""
    try:
        mine = submissions_of(request.user, timezone.now())
        page = Paginator(mine, PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    return render(request, "projects/submissions.html", {"page": page, **more})


@login_required
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(Submission, pk=pk, submitted_by=request.user)
    try:
        service.withdraw(submission=submission, by=request.user, now=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Your submission is withdrawn. The work itself stays."))
    return redirect("submissions")


@login_required
@require_POST
def restoring(request: MemberRequest, pk: int) -> HttpResponse:
    submission = get_object_or_404(Submission, pk=pk, submitted_by=request.user)
    try:
        service.restore(submission=submission, by=request.user, now=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("It is with the leads again."))
    return redirect("submissions")
