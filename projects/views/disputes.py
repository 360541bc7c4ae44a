"""A dispute about a work that was submitted to a project, decided by one of its leads."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.views.viewing import viewing_of
from contributions.forms.ruling import RulingForm
from contributions.queries.dispute_page import dispute_page
from contributions.queries.parties import why_not_decide
from contributions.views.dispute_steps import decided
from contributions.views.disputes import show
from contributions.views.member import MemberRequest
from projects.queries.disputes import disputes_before
from projects.views.desk import led_project


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_dispute(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """The dispute's own page, with the form that its leads may use."""
    project = led_project(request, slug)
    row = get_object_or_404(disputes_before(project), pk=pk)
    page = dispute_page(row, request.user, viewing=viewing_of(request))
    form = RulingForm(
        request.POST if request.method == "POST" else None,
        effect=page.effect,
        auto_id="ruling-%s",
    )
    if request.method == "POST" and decided(request, row, form):
        return redirect(row)
    shown = form if row.is_open or form.is_bound else None
    refusal = "" if form.is_bound else why_not_decide(row, request.user)
    here = {"decision_url": request.path, "page_address": request.path}
    return show(request, page, ruling_form=shown, refusal=refusal, **here)
