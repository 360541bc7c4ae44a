"""Deciding about one offer at the desk, and taking a decision back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from contributions.views.member import MemberRequest
from projects.forms.desk import DecisionForm
from projects.models import Decision, Project, Submission
from projects.queries.inbox import Where, holding, next_after
from projects.services import deciding
from projects.views.desk import led_project, show

DONE = {
    Decision.ACCEPTED: gettext_lazy("Accepted. Its author is told, with your words."),
    Decision.KEPT: gettext_lazy("Kept for later. Its author is told."),
    Decision.DECLINED: gettext_lazy("Declined. Its author is told why."),
}


@login_required
@require_POST
def decision(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Answered with the next offer, on whatever page of the desk it is."""
    project = led_project(request, slug)
    submission = get_object_or_404(project.submissions, pk=pk)
    where = Where.read(request.GET.dict())
    follows = next_after(submission, where)
    form = DecisionForm(request.POST, auto_id=f"offer-{pk}-%s")
    if form.is_valid():
        try:
            deciding.decide(
                submission=submission, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, DONE[form.cleaned_data["decision"]])
            return redirect(_at(project, where, follows))
    submission.refresh_from_db()
    here = holding(submission, where)
    return show(request, project, where=here, decision_form=form, decided=submission)


def _at(project: Project, where: Where, offer: Submission | None) -> str:
    desk = reverse("desk", args=[project.slug])
    if offer is None:
        return f"{desk}{where.query}#inbox"
    return f"{desk}{holding(offer, where).query}#offer-{offer.pk}"


@login_required
@require_POST
def undo_decision(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    project = led_project(request, slug)
    submission = get_object_or_404(project.submissions, pk=pk)
    where = Where.read(request.GET.dict())
    try:
        undone = deciding.undo(submission=submission, by=request.user, now=timezone.now())
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect(f"{reverse('desk', args=[slug])}{where.query}#decided")
    messages.success(request, _("The decision is taken back. Its author is told."))
    return redirect(_at(project, where, undone))
