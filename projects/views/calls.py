from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.views.viewing import viewing_of
from contributions.models import Contribution, Kind
from contributions.views.member import MemberRequest
from projects.forms.submission import AnswerForm
from projects.models import Call, Reward
from projects.queries.answers import call_page
from projects.queries.calls import Facets, calls_for, skills_in_use
from projects.queries.tickets import tickets_of
from projects.services import submissions
from projects.views.submissions import say_submitted

PAGE = 12


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    facets = Facets.read(request.GET.dict())
    found = calls_for(facets, viewer=request.user, now=now)
    try:
        page = Paginator(found, PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
    context = {
        "facets": facets,
        "page": page,
        "tickets": tickets_of(cast("QuerySet[Call]", page.object_list), now=now),
        "skills": skills_in_use(now),
        "kinds": Kind.choices,
        "rewards": Reward.choices,
    }
    return render(request, "projects/calls.html", context)


@require_safe
def call(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Call.objects.shown().select_related("project", "guarantee"), pk=pk)
    form = AnswerForm(call=found, by=request.user) if isinstance(request.user, User) else None
    return _show(request, found, form)


def _show(
    request: HttpRequest, found: Call, form: AnswerForm | None, late: Contribution | None = None
) -> HttpResponse:
    """`late` is the work that was offered after the deadline: it may go to the project instead."""
    now = timezone.now()
    page = call_page(
        found,
        viewer=request.user,
        viewing=viewing_of(request),
        now=now,
        is_answer=request.method == "POST",
        shelf=request.GET.get("shelf", "1"),
    )
    chosen = form["work"].value() if form else None
    is_all = page.shelf and page.shelf.paginator.count == len(page.offers) == 1
    if form and not form.is_bound and is_all:
        chosen = page.offers[0].id
    context = {
        "page": page,
        "call": tickets_of(Call.objects.filter(pk=found.pk), now=now)[0],
        "kinds": [Kind(kind) for kind in found.kinds],
        "project": found.project,
        "form": form,
        "late": late,
        "chosen": chosen,
        "section": "calls",
    }
    return render(request, "projects/call.html", context)


@login_required
@require_POST
def answers(request: MemberRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Call.objects.shown().select_related("project"), pk=pk)
    form = AnswerForm(request.POST, call=found, by=request.user)
    if not form.is_valid():
        return _show(request, found, form)
    now = timezone.now()
    try:
        submission = submissions.submit(
            version=form.cleaned_data["work"].current,
            call=found,
            by=request.user,
            note=form.cleaned_data["note"],
            now=now,
        )
    except ValidationError as error:
        if getattr(error, "code", "") == "closed":
            return _show(request, found, form, late=form.cleaned_data["work"])
        form.add_error(None, error)
        return _show(request, found, form)
    say_submitted(request, submission, now)
    return redirect("call", pk)
