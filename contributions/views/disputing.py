"""The two forms that begin a dispute."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from contributions.forms.claim import ClaimForm
from contributions.forms.dispute import DisputeForm
from contributions.models import Source, Version
from contributions.queries.rulings import ruled
from contributions.services import disputing
from contributions.views.member import MemberRequest


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dispute_source(request: MemberRequest, pk: int) -> HttpResponse:
    """An edge is public, so who may not dispute it is told why, and what they can do."""
    named = Source.objects.select_related("source__contribution", "derivative__contribution")
    edge = get_object_or_404(ruled(named), pk=pk)
    is_mine = edge.source.authorships.filter(person__user=request.user).exists()
    form = DisputeForm(request.POST if request.method == "POST" else None, stands=edge.bond)
    if request.method == "POST" and is_mine and form.is_valid():
        try:
            raised = disputing.dispute(
                edge=edge, by=request.user, said=form.said, now=timezone.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect(raised)
    context = {"edge": edge, "form": form, "is_mine": is_mine, "section": "discover"}
    status = 200 if is_mine else 403
    return render(request, "contributions/dispute_source.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: MemberRequest, pk: int) -> HttpResponse:
    published = Version.objects.filter(pk=F("contribution__current"))
    version = get_object_or_404(published.select_related("contribution"), contribution=pk)
    form = ClaimForm(
        request.POST if request.method == "POST" else None,
        derivative=version,
        initial={"source": request.GET.get("source", "")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            raised = disputing.claim(
                derivative=version,
                source=form.cleaned_data["source"],
                by=request.user,
                said=form.said,
                now=timezone.now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect(raised)
    context = {"work": version.contribution, "form": form, "section": "discover"}
    return render(request, "contributions/claim.html", context)
