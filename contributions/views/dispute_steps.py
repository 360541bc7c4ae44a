"""What is done in a dispute: speaking, taking back, deciding."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.views.staff import staff_with
from contributions.forms.comment import CommentForm
from contributions.forms.ruling import ReasonForm, RulingForm
from contributions.models import Dispute
from contributions.queries.disputes import DECIDE
from contributions.services import deciding, dispute_statements
from contributions.views.disputes import find, show
from contributions.views.member import MemberRequest


@login_required
@require_POST
def statements(request: MemberRequest, pk: int) -> HttpResponse:
    page = find(request, pk)
    if not page.is_party:
        raise Http404
    form = CommentForm(request.POST, thread=page.dispute.thread_id, is_critique=False)
    if form.is_valid():
        try:
            said = dispute_statements.state(
                dispute=page.dispute, by=request.user, text=form.cleaned_data["text"]
            )
        except ValidationError as refused:
            form.add_error("text", refused)
        else:
            return redirect(f"{page.dispute.get_absolute_url()}#comment-{said.pk}")
    return show(request, page, statement_form=form)


@login_required
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Dispute.objects.filter(raised_by=request.user), pk=pk)
    form = ReasonForm(request.POST, auto_id="back-%s")
    if not form.is_valid():
        return show(request, find(request, pk), take_back_form=form)
    reason, now = form.cleaned_data["reason"], timezone.now()
    if dispute_statements.take_back(dispute=row, by=request.user, reason=reason, now=now):
        messages.success(request, _("You took it back. Both sides are told."))
    else:
        messages.error(request, _("It was decided meanwhile, so nothing was changed."))
    return redirect(row)


@login_required
@require_POST
@staff_with(DECIDE)
def decision(request: MemberRequest, pk: int) -> HttpResponse:
    """By moderators; for anybody else it is not there."""
    page = find(request, pk)
    form = RulingForm(request.POST, effect=page.effect, auto_id="ruling-%s")
    if decided(request, page.dispute, form):
        return redirect(page.dispute)
    return show(request, page, ruling_form=form)


def decided(request: MemberRequest, dispute: Dispute, form: RulingForm) -> bool:
    """False when the form has to be shown again, with its sentences."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    try:
        deciding.decide(
            dispute=dispute,
            by=request.user,
            uphold=said["uphold"],
            reason=said["reason"],
            now=timezone.now(),
        )
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    messages.success(request, _("Decided. Both sides are told, with your reason."))
    return True
