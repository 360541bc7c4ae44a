"""Whoever offered an accepted work says that a part of it was made elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributions.views.member import MemberRequest
from projects.forms.outside import PartForm
from projects.models import Submission
from projects.services.outside import declare_part
from projects.views.submissions import show


@login_required
@require_POST
def part_outside(request: MemberRequest, pk: int) -> HttpResponse:
    mine = Submission.objects.select_related("project", "call")
    submission = get_object_or_404(mine, pk=pk, submitted_by=request.user)
    form = PartForm(request.POST)
    if form.is_valid():
        try:
            what = form.cleaned_data["what"]
            declare_part(submission=submission, by=request.user, what=what, now=timezone.now())
        except ValidationError as error:
            form.add_error("what", error)
        else:
            messages.success(request, _("Said. The leads are asked whose works shaped it."))
            return redirect("submissions")
    return show(request, saying=submission, part_form=form)
